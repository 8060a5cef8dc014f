using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Records;
using PatchQueue.Recovery;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq fsck</c>: whether all is well with what pq keeps of a tree.</summary>
internal sealed class FsckCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "fsck",
        "Look whether all is well with a tree's .pq; nothing changes",
        "  pq fsck\n  pq fsck --verify\n  pq fsck --json",
        context => new FsckCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Option<bool> _verify = new("--verify") { Description = "Read every file and apply the patches in memory" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly Option<string?> _tree = new("--tree")
    {
        Description = "The expanded tree (default: the one you are in)",
        HelpName = "DIR",
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _verify, _json, _tree };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var path = parsed.GetValue(_tree) is { } named ? context.PathOf(named) : TreeSession.Find(context);
        using var tree = WorkTree.OpenAsItIs(path);
        var checkup = new TreeCheckup(tree, parsed.GetValue(_verify), new Crew(Environment.ProcessorCount));
        checkup.Run(cancellation);
        LookAtQueue(checkup, path, _queue.Read(parsed), context, cancellation);
        var report = new FsckReport(path, checkup.Record, [.. checkup.Findings]);
        if (parsed.GetValue(_json))
        {
            FsckJson.Write(report, context.Out);
        }
        else
        {
            FsckText.Write(report, context);
        }

        return report.IsSound ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static void LookAtQueue(
        TreeCheckup checkup, string path, Queues.QueueOptions options, CommandContext context, CancellationToken cancellation)
    {
        try
        {
            var queue = QueueArguments.OpenOfTree(path, checkup.Record?.Queue, options, context);
            using var list = PatchList.Read(queue.Folder!, queue.Settings, isVanilla: false);
            foreach (var found in list.Diagnostics.Where(found => found.Diagnostic.Severity == Text.Severity.Error))
            {
                checkup.Add(new StateFinding(StatePart.Queue, found.Place, found.Diagnostic.Message));
            }

            checkup.LookAtQueue(list.References, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or UsageException)
        {
            // Where the record is lost, so is what it says of the queue.
            checkup.Add(new StateFinding(StatePart.Queue, path, fault.Message, IsFault: checkup.Record is not null));
        }
    }
}
