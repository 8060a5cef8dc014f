using System.Collections.Frozen;
using System.CommandLine;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary><c>pq refresh</c>: a patch becomes what the tree says.</summary>
internal sealed class RefreshCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "refresh",
        "Rewrite the diff of a patch from the tree",
        "  pq refresh\n  pq refresh net-fix.patch\n  pq refresh --new net/core/new.c\n  pq refresh --drop-hunk net/core/dev.c:2\n"
        + "  pq refresh --all --check",
        context => new RefreshCommand().Create(context));

    private readonly Argument<string?> _patch = new("PATCH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Another patch than the top",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Every patch that is applied" };
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; exit with 3 if a patch would change" };
    private readonly Option<bool> _confirm = new("--confirm") { Description = "Write the places of moved hunks, even ambiguous ones" };
    private readonly Option<bool> _backup = new("--backup") { Description = "Keep the old patch as PATCH~" };
    private readonly Option<string[]> _new = new("--new") { HelpName = "FILE", Description = "Take in a file that is new; repeatable" };
    private readonly Option<string[]> _drop = new("--drop-hunk")
    {
        HelpName = "FILE[:N]",
        Description = "Let go of what the patch does to the file, or of its Nth hunk; repeatable",
    };

    private Command Create(CommandContext context) => new TreeArguments().Writing(
        Entry, context, [_patch, _all, _check, _confirm, _backup, _new, _drop], Run);

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        var stack = session.StackInOrder();
        var top = stack.FindApplied(parsed.GetValue(_patch));
        var places = parsed.GetValue(_all) ? Enumerable.Range(0, stack.Position) : [top];
        if (parsed.GetValue(_new) is { Length: > 0 } names)
        {
            new FileAdding(session.Tree, top, session.Crew).AddNew(TreeFiles.PathsOf(session, names));
        }

        var edits = TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation);
        var refresh = new TreeRefresh(session.Tree, stack, session.Crew) { Dropped = [.. Dropped(session, parsed)] };
        var patches = places.Select(place => refresh.Of(place, EditsOf(session, stack, place, edits))).ToList();
        new RefreshText(session.Context, session.Request.IsQuiet).Write(patches, parsed.GetValue(_confirm));
        if (patches.Any(patch => patch.Result.Bytes is null || (!parsed.GetValue(_confirm) && patch.IsChanged && patch.Ambiguous.Any())))
        {
            return ExitCode.NeedsPerson;
        }

        var changed = patches.Where(patch => patch.IsChanged).ToList();
        return parsed.GetValue(_check) ? (changed.Count > 0 ? ExitCode.NeedsPerson : ExitCode.Done)
            : changed.Count > 0 ? Carry(session, stack, changed, edits, parsed.GetValue(_backup), cancellation)
            : ExitCode.Done;
    }

    // Into the top goes all that was not told to be another's; into one below only what it changes already, or was told that it will.
    private static IEnumerable<TreePath> EditsOf(TreeSession session, PatchStack stack, int place, IReadOnlyList<TreePath> edits)
    {
        var others = session.Tree.Record?.Added.Where(added => added.Patch < place).Select(added => added.Path).ToHashSet() ?? [];
        if (edits.Count == 0 || (place == stack.Position - 1 && others.Count == 0))
        {
            return edits;
        }

        var files = new PatchFiles(session.Tree, stack, session.Crew);
        var own = files.NamedBy(place).Concat(files.AddedTo(place)).ToHashSet();
        return edits.Where(path => own.Contains(path) || (place == stack.Position - 1 && !others.Contains(path)));
    }

    private static int Carry(
        TreeSession session,
        PatchStack stack,
        List<RefreshedPatch> changed,
        IReadOnlyList<TreePath> edits,
        bool keepsOld,
        CancellationToken cancellation)
    {
        var files = changed.Select(patch => patch.Patch.FilePath).ToList();
        var operation = session.NewOperation(files.Concat(keepsOld ? files.Select(file => file + "~") : [])) with
        {
            Refreshed = [.. changed.SelectMany(patch => patch.Paths).Distinct()],
        };
        session.Change(operation, () =>
        {
            if (keepsOld)
            {
                files.ForEach(file => QueueFile.Write(file + "~", QueueFile.TryRead(file)));
            }

            changed.ForEach(patch => QueueFile.Write(patch.Patch.FilePath, patch.Result.Bytes!.Value.Span));
            // What was refreshed must come out as it stands in the tree; every other edit stays.
            var others = edits.Except(operation.Refreshed)
                .ToFrozenDictionary(path => path, _ => (SourceFile?)null, TreePathComparer.Instance);
            var job = session.NewJob(null) with { Carried = others, KeepsEdits = true, MergesEdits = false };
            var pending = PendingFiles.Of(session.Tree);
            var moved = StackMove.To(session.Tree, stack, stack.Position, job, cancellation);
            if (moved.HasRejects)
            {
                throw Broken(moved);
            }

            pending.TakeInAgain(session.Crew);
            return moved;
        });
        return ExitCode.Done;
    }

    private static IOException Broken(StackMoveReport moved)
    {
        var outcomes = moved.Report.Outcomes;
        var rejected = Enumerable.Range(0, outcomes.Length).First(i => outcomes[i] is Applying.PatchOutcome.Rejected);
        return new IOException($"{moved.Report.Patches[rejected].Name} would not apply any more on top of the refreshed patch");
    }

    private IEnumerable<DroppedHunk> Dropped(TreeSession session, ParseResult parsed)
    {
        foreach (var word in parsed.GetValue(_drop) ?? [])
        {
            var colon = word.LastIndexOf(':');
            yield return colon > 0 && int.TryParse(word[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var hunk)
                ? new DroppedHunk(TreeFiles.PathOf(session, word[..colon]), hunk)
                : new DroppedHunk(TreeFiles.PathOf(session, word), 0);
        }
    }
}
