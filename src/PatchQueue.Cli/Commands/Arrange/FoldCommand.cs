using System.CommandLine;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq fold</c>: what another patch does goes into the top patch.</summary>
internal sealed class FoldCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "fold",
        "Put what another patch does into the top patch",
        "  pq fold < more.patch\n  pq fold -R less.patch",
        context => new FoldCommand().Create(context));

    private readonly Argument<string?> _file = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "The patch (default: standard input)",
    };

    private readonly Option<int> _strip = new("-p")
    {
        HelpName = "N",
        Description = "Leading components of its names to take off",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<bool> _reverse = new("-R") { Description = "Apply it in reverse" };
    private readonly Option<bool> _confirm = new("--confirm") { Description = "Write the places of moved hunks, even ambiguous ones" };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context) =>
        new TreeArguments().Writing(Entry, context, [_file, _strip, _reverse, _confirm, _json], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var top = stack.FindApplied(null);
        var file = parsed.GetValue(_file);
        var bytes = file is null or "-" ? session.Context.ReadInput()
            : QueueFile.TryRead(session.Context.PathOf(file)) ?? throw new IOException($"'{file}' does not exist");
        var name = file is null or "-" ? "standard input" : file;
        var patch = new PlannedPatch(name, PatchReader.Read(bytes), parsed.GetValue(_strip), parsed.GetValue(_reverse))
        {
            Directory = DirectoryOf(session),
        };
        var folding = Folding.Of(session.Tree, patch, session.NewJob(null).Options, session.Crew, cancellation);
        new ApplyText(session.Context, session.Request.IsQuiet, session.Request.IsVerbose).WriteOutcomes(folding.Report, from: 0);
        if (folding.Report.HasRejects)
        {
            session.Context.Error.WriteLine($"error: {name} does not apply to the tree; nothing has changed");
            return ExitCode.NeedsPerson;
        }

        return folding.Files.Count > 0
            ? Take(session, top, folding, parsed, cancellation)
            : throw new NothingToDoException($"{name} changes nothing");
    }

    // As quilt: what is folded in a directory of the tree names files from there.
    private static ReadOnlyMemory<byte> DirectoryOf(TreeSession session)
    {
        var here = Path.GetRelativePath(session.Path, session.Context.WorkingDirectory);
        return here != "." && TreeFiles.LiesIn(session, ".") ? Encoding.UTF8.GetBytes(here + "/") : default(ReadOnlyMemory<byte>);
    }

    private int Take(TreeSession session, int top, Folding folding, ParseResult parsed, CancellationToken cancellation)
    {
        var stack = session.Stack;
        DemandRefreshed(session, folding, cancellation);
        // What the old patch did and the new one does not, the folded patch has taken back.
        var refreshed = new TreeRefresh(session.Tree, stack, session.Crew).OfAnyhow(top, folding.Files);
        var report = new RefreshReport([refreshed], parsed.GetValue(_confirm));
        report.Write(session, parsed.GetValue(_json));
        if (report.IsRefused)
        {
            return ExitCode.NeedsPerson;
        }

        session.Change(session.NewOperation(refreshed.Patch.FilePath), () =>
        {
            var pending = PendingFiles.Of(session.Tree);
            PatchPacking.Write(refreshed.Patch.FilePath, refreshed.Result.Bytes!.Value.Span);
            // Changes of other files stay what they are.
            var moved = StackMove.To(
                session.Tree, stack, stack.Position, session.NewJob(null) with { KeepsEdits = true }, cancellation);
            pending.TakeInAgain(session.Crew);
            return moved.HasRejects ? throw new IOException($"{refreshed.Patch.DisplayName} would not apply then") : 0;
        });
        return ExitCode.Done;
    }

    private static void DemandRefreshed(TreeSession session, Folding folding, CancellationToken cancellation)
    {
        if (TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation).FirstOrDefault(folding.Files.ContainsKey) is { } path)
        {
            throw new UnknownPatchException($"{path} has changes that are not refreshed", "pq refresh puts them into the top patch");
        }
    }
}
