using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>The options by which a command is told about the queue, and how it is found without them.</summary>
internal sealed class QueueArguments
{
    private readonly Option<string[]> _series = new("--series")
    {
        Description = "The series file; repeatable, applied in order",
        HelpName = "FILE",
    };

    private readonly Option<string?> _patches = new("--patches")
    {
        Description = "The folder that the series' names are relative to",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _symbol = new("--symbol")
    {
        Description = "Define a symbol for the guards; repeatable",
        HelpName = "S",
    };

    private readonly Option<string?> _dialect = new("--dialect")
    {
        Description = "Read the series as suse, quilt, debian or armbian",
        HelpName = "D",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withDialect">Whether <c>--dialect</c> is the series' and not something else's.</param>
    public void AddTo(Command command, bool withDialect = true)
    {
        command.Options.Add(_series);
        command.Options.Add(_patches);
        command.Options.Add(_symbol);
        if (withDialect)
        {
            command.Options.Add(_dialect);
        }
    }

    /// <summary>The options as given.</summary>
    public QueueOptions Read(ParseResult parsed) => new()
    {
        Series = [.. parsed.GetValue(_series) ?? []],
        Patches = parsed.GetValue(_patches),
        Symbols = [.. parsed.GetValue(_symbol) ?? []],
        Dialect = parsed.GetValue(_dialect),
    };

    /// <summary>Opens the queue; inside an expanded tree that is the tree's.</summary>
    /// <exception cref="UsageException">There is none, or its settings are wrong, which has been reported.</exception>
    public static OpenedQueue Open(QueueOptions options, CommandContext context) =>
        TreeFinder.Find(context.WorkingDirectory) is { } tree && TreeRecordFile.TryRead(tree) is { Queue.Length: > 0 } record
            ? OpenOfTree(tree, record.Queue, options, context)
            : Check(QueueOpener.Open(context.WorkingDirectory, options, context.Environment), context);

    /// <summary>Opens the queue of an expanded tree.</summary>
    /// <param name="tree">The tree's root; absolute.</param>
    /// <param name="memo">What the tree remembers of its queue; null or empty when nothing.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="UsageException">There is none, or its settings are wrong, which has been reported.</exception>
    /// <exception cref="UnknownPatchException">Its series file is not there.</exception>
    public static OpenedQueue OpenOfTree(string tree, string? memo, QueueOptions options, CommandContext context) => Check(
        (memo is { Length: > 0 } ? memo : QuiltSettings.MemoOf(tree)) is { } known
            ? QueueOpener.OpenOfTree(tree, known, context.WorkingDirectory, options, context.Environment)
            : QueueOpener.Open(context.WorkingDirectory, options, context.Environment),
        context) is var queue && queue.Folder!.Series.FirstOrDefault(file => !File.Exists(file.Path)) is { } absent
            ? throw new UnknownPatchException($"there is no series file {absent.Path}", "pq new and pq import begin one")
            : queue;

    private static OpenedQueue Check(OpenedQueue queue, CommandContext context)
    {
        DiagnosticText.Write(queue.Diagnostics, context);
        foreach (var path in queue.Folder is null ? [] : QueueTransaction.Recover(queue.Folder.Root))
        {
            context.Error.WriteLine(
                $"warning: {path} was to be changed by a command that was killed, and has been changed since; it stays");
        }

        return queue.HasErrors ? throw new UsageException("the settings cannot be used")
            : queue.Folder is null or { Series.IsEmpty: true }
                ? throw new UsageException(
                    "there is no queue here",
                    "run pq in a queue (series.conf, patches/series, debian/patches or pq.toml), or name one with --series")
                : queue;
    }
}
