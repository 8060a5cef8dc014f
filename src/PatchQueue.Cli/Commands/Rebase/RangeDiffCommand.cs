using System.Buffers;
using System.CommandLine;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Cli;
using PatchQueue.Comparing;
using PatchQueue.Diffing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq range-diff</c>: two versions of a queue, patch by patch.</summary>
internal sealed class RangeDiffCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "range-diff",
        "Compare two versions of a queue, patch by patch",
        "  pq range-diff origin/master..HEAD\n  pq range-diff HEAD\n  pq range-diff ../debian-6.1/patches ../debian-6.12/patches --json\n"
        + "  pq range-diff v1..v2 --net --mainline linux-6.12.tar.xz",
        context => new RangeDiffCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Argument<string[]> _versions = new("A..B|OLD [NEW]")
    {
        Arity = new ArgumentArity(1, 2),
        Description = "Two commits of the queue's git, one to be compared with what lies on disk, or two folders with a queue each",
    };

    private readonly Option<string?> _mainline = new("--mainline", "--from")
    {
        HelpName = "SRC",
        Description = "With --net: what the old version is on top of",
    };

    private readonly Option<string?> _onto = new("--onto")
    {
        HelpName = "SRC",
        Description = "With --net: what the new version is on top of",
    };

    private readonly Option<bool> _net = new("--net") { Description = "Show the difference of the expanded sources instead" };
    private readonly Option<bool> _stat = new("--no-patch", "-s") { Description = "Leave the differences of the patches out" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "List patches that are identical, too" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _versions, _net, _mainline, _onto, _stat, _all, _json };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var (old, fresh) = Read(parsed, context, cancellation);
        if (parsed.GetValue(_net))
        {
            WriteNet(old, fresh, parsed, context, cancellation);
            return ExitCode.Done;
        }

        var pairs = PatchPairing.Of(old.Version.ToCompare(), fresh.Version.ToCompare());
        if (parsed.GetValue(_json))
        {
            RangeDiffJson.Write(pairs, old.Version.Name, fresh.Version.Name, context.Out);
        }
        else
        {
            RangeDiffText.Write(pairs, parsed.GetValue(_all), !parsed.GetValue(_stat), context.Out);
        }

        return ExitCode.Done;
    }

    private ((OpenedQueue Queue, QueueVersion Version) Old, (OpenedQueue Queue, QueueVersion Version) New) Read(
        ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var words = parsed.GetValue(_versions)!;
        if (words.Length == 2)
        {
            return (OfDisk(words[0], context, cancellation), OfDisk(words[1], context, cancellation));
        }

        var queue = QueueArguments.Open(_queue.Read(parsed), context);
        if (words[0].Split("..") is [{ Length: > 0 } from, var to])
        {
            var (old, fresh) = QueueVersion.OfCommits(queue.Folder!, queue.Settings, from, to.Length == 0 ? "HEAD" : to);
            return ((queue, old), (queue, fresh));
        }

        var crew = new Crew(Environment.ProcessorCount);
        return (
            (queue, QueueVersion.OfCommits(queue.Folder!, queue.Settings, words[0], words[0]).Old),
            (queue, QueueVersion.OfDisk("the worktree", queue.Folder!, queue.Settings, crew, cancellation)));
    }

    private static (OpenedQueue Queue, QueueVersion Version) OfDisk(string path, CommandContext context, CancellationToken cancellation)
    {
        var folder = context.PathOf(path);
        var options = File.Exists(folder) ? new QueueOptions { Series = [folder] } : new QueueOptions();
        var queue = QueueArguments.Open(
            options, context with { WorkingDirectory = File.Exists(folder) ? Path.GetDirectoryName(folder)! : folder });
        return (queue, QueueVersion.OfDisk(path, queue.Folder!, queue.Settings, new Crew(Environment.ProcessorCount), cancellation));
    }

    private void WriteNet(
        (OpenedQueue Queue, QueueVersion Version) old, (OpenedQueue Queue, QueueVersion Version) fresh, ParseResult parsed,
        CommandContext context, CancellationToken cancellation)
    {
        using var from = Open(parsed.GetValue(_mainline), old.Queue, context);
        using var onto = Open(parsed.GetValue(_onto) ?? parsed.GetValue(_mainline), fresh.Queue, context);
        var settings = old.Queue.Settings;
        var options = new ApplyOptions { RemovesEmptyFiles = settings.RemoveEmptyFiles.Value, Fuzz = settings.Fuzz.Value };
        var output = new ArrayBufferWriter<byte>();
        foreach (var pair in NetDifference.Of(
            old.Version, from, fresh.Version, onto, options, new Crew(Environment.ProcessorCount), cancellation))
        {
            FilePatchWriter.Write(pair, PatchStyle.Git, output);
        }

        context.WriteBytes(output.WrittenSpan);
    }

    private static IMainline Open(string? named, OpenedQueue queue, CommandContext context) => Mainlines.Open(
        MainlineChoice.TryFind(named, queue, context) ?? throw new UsageException(
            "it is not said what the queue is on top of", "name it with --mainline, and with --onto where the new version has another"),
        new ArchiveOptions(), CacheArguments.Open(queue.Settings, _ => { }), CacheUse.ReadAndFill);
}
