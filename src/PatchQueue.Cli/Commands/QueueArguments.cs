using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;

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
    public void AddTo(Command command)
    {
        command.Options.Add(_series);
        command.Options.Add(_patches);
        command.Options.Add(_symbol);
        command.Options.Add(_dialect);
    }

    /// <summary>The options as given.</summary>
    public QueueOptions Read(ParseResult parsed) => new()
    {
        Series = [.. parsed.GetValue(_series) ?? []],
        Patches = parsed.GetValue(_patches),
        Symbols = [.. parsed.GetValue(_symbol) ?? []],
        Dialect = parsed.GetValue(_dialect),
    };

    /// <summary>Opens the queue.</summary>
    /// <exception cref="UsageException">There is none, or its settings are wrong, which has been reported.</exception>
    public static OpenedQueue Open(QueueOptions options, CommandContext context)
    {
        var queue = QueueOpener.Open(context.WorkingDirectory, options, context.Environment);
        DiagnosticText.Write(queue.Diagnostics, context);
        return queue.HasErrors ? throw new UsageException("the settings cannot be used")
            : queue.Folder is null or { Series.IsEmpty: true }
                ? throw new UsageException(
                    "there is no queue here",
                    "run pq in a queue (series.conf, patches/series, debian/patches or pq.toml), or name one with --series")
                : queue;
    }
}
