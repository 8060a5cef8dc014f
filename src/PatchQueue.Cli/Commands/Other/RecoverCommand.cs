using System.CommandLine;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Recovery;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq recover</c>: what pq keeps of a tree is repaired, or made anew from mainline and series.</summary>
internal sealed class RecoverCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "recover",
        "Repair a tree's .pq; no file of the tree changes",
        "  pq recover\n  pq recover --mainline ~/linux-6.12.tar.xz",
        context => new RecoverCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _mainline = new("--mainline")
    {
        HelpName = "SRC",
        Description = "What the tree was expanded from, where .pq does not know any more: a directory, an archive, REPO#REV",
    };

    private readonly Option<string?> _tree = new("--tree")
    {
        Description = "The expanded tree (default: the one you are in)",
        HelpName = "DIR",
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _mainline, _tree };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var path = parsed.GetValue(_tree) is { } named ? context.PathOf(named) : TreeSession.Find(context);
        var crew = new Crew(Environment.ProcessorCount);
        using var tree = WorkTree.OpenAsItIs(path);
        if (!Directory.Exists(Path.Combine(path, ".pq")))
        {
            throw new Stack.NothingToDoException("pq has not been at work in this tree");
        }

        var recovery = new TreeRecovery(tree, crew);
        try
        {
            recovery.Begin(cancellation);
            if (recovery.IsRecordLost || recovery.LostFiles.Count > 0)
            {
                Renew(recovery, tree, parsed, context, cancellation);
            }
        }
        finally
        {
            recovery.Done.ToList().ForEach(context.Out.WriteLine);
        }

        return recovery.Done.Count > 0 ? ExitCode.Done : throw new Stack.NothingToDoException("all is well; pq fsck says more");
    }

    private void Renew(TreeRecovery recovery, WorkTree tree, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var memo = recovery.IsRecordLost ? null : tree.Record!.Queue;
        var queue = QueueArguments.OpenOfTree(tree.Path, memo, _queue.Read(parsed), context);
        using var list = PatchList.Read(queue.Folder!, queue.Settings, isVanilla: false);
        var crew = new Crew(Environment.ProcessorCount);
        var options = new ApplyOptions { Fuzz = queue.Settings.Fuzz.Value, RemovesEmptyFiles = queue.Settings.RemoveEmptyFiles.Value };
        if (recovery.IsRecordLost && QuiltSwitch.IsOn(tree))
        {
            recovery.TakeOver(list.References, options, QueueMemo.Write(queue, tree.Path), cancellation);
            return;
        }

        var source = MainlineChoice.TryFind(parsed.GetValue(_mainline), queue, context) ?? throw new UsageException(
            "what is damaged can only be made again from the mainline, and none is known", "name it with --mainline");
        using var mainline = Mainlines.Open(source, new ArchiveOptions(), CacheArguments.Open(queue.Settings, _ => { }));
        var plan = ApplyPlan.Of(new SeriesPatches(list.References) { TakesText = true }.ReadAll(crew, null, cancellation));
        if (!recovery.IsRecordLost)
        {
            recovery.KeepAgain(SourceOf(mainline, plan, cancellation));
            return;
        }

        var job = new ApplyJob
        {
            Series = new SeriesPatches([]),
            Options = options,
            Base = BaseIdentity.Of(mainline, source, isSigned: false),
            Queue = QueueMemo.Write(queue, tree.Path),
            Crew = crew,
        };
        var rebuilding = new TreeRebuilding(tree, SourceOf(mainline, plan, cancellation), list.References, job);
        recovery.Rebuild(rebuilding, list.References, cancellation);
    }

    private static ISourceTree SourceOf(IMainline mainline, ApplyPlan plan, CancellationToken cancellation)
    {
        if (mainline.AsSource() is { } source)
        {
            return source;
        }

        var intake = new MainlineIntake(plan, null, null);
        mainline.ReadAll(intake, cancellation);
        return intake.Kept;
    }
}
