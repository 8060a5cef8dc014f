using System.CommandLine;
using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Editing;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;

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
    private readonly Option<string[]> _new = new("--new")
    {
        HelpName = "FILE|DIR",
        Description = "Take in a new file, or all new files of a folder that are not ignored; repeatable",
    };

    private readonly Option<string?> _paths = new("-p")
    {
        HelpName = "0|1|ab",
        Description = "Write names as path, tree/path or a/path, and -p0 into the series where it is due (default: as they are)",
    };

    private readonly Option<string?> _fork = new("-z")
    {
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Put what is not refreshed into a new patch on top (default: the top's name, numbered)",
    };

    private readonly Option<string[]> _drop = new("--drop-hunk")
    {
        HelpName = "FILE[:N]",
        Description = "Let go of what the patch does to the file, or of its Nth hunk; repeatable",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        _paths.AcceptOnlyFromAmong("0", "1", "ab");
        return new TreeArguments().Writing(
            Entry, context, [_patch, _all, _check, _confirm, _backup, _new, _drop, _paths, _fork, _json], Run);
    }

    private int Run(TreeSession session, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetResult(_fork) is not null)
        {
            return parsed.GetValue(_patch) is null && !parsed.GetValue(_all) && !parsed.GetValue(_check)
                ? new EditsFork(session).Run(parsed.GetValue(_fork), cancellation)
                : throw new UsageException("-z makes a patch of its own, so that no other can be named");
        }

        var stack = session.StackInOrder();
        var top = stack.FindApplied(parsed.GetValue(_patch));
        var places = parsed.GetValue(_all) ? Enumerable.Range(0, stack.Position) : [top];
        if (parsed.GetValue(_new) is { Length: > 0 } names)
        {
            new FileAdding(session.Tree, top, session.Crew).AddNew(names.SelectMany(name => NewFilesOf(session, name)).Distinct());
        }

        if (top == stack.Position - 1)
        {
            UnaddedFiles.TakeIn(session, top, only: null, cancellation);
        }

        var edits = TreeEdits.Of(session.Tree, readsAll: false, session.Crew, cancellation);
        var form = parsed.GetValue(_paths) is { } word ? PathForm.TryParse(word, Path.GetFileName(session.Path)) : null;
        var refresh = new TreeRefresh(session.Tree, stack, session.Crew) { Dropped = [.. Dropped(session, parsed)], Form = form };
        var patches = places.Select(place => refresh.Of(place, EditsOf(session, stack, place, edits))).ToList();
        var report = new RefreshReport(patches, parsed.GetValue(_confirm));
        report.Write(session, parsed.GetValue(_json));
        if (report.IsRefused)
        {
            return ExitCode.NeedsPerson;
        }

        var changed = patches.Where(patch => patch.IsChanged).ToList();
        if (changed.Count == 0 && patches is [{ Patch.IsEmpty: true }] && !MainlineEdits.CanTell(session.Tree))
        {
            session.Context.Error.WriteLine("note: without a known mainline, pq add must take a file in before it is changed");
        }

        return parsed.GetValue(_check) ? (changed.Count > 0 ? ExitCode.NeedsPerson : ExitCode.Done)
            : changed.Count == 0 ? ExitCode.Done
            : new RefreshRun(session, stack) { Form = form, KeepsOld = parsed.GetValue(_backup) }.Carry(changed, edits, cancellation);
    }

    private static IReadOnlyList<TreePath> NewFilesOf(TreeSession session, string name)
    {
        var files = new NewFiles(session.Tree, path => TreeFiles.IsOfQueue(session, path));
        var relative = Path.GetRelativePath(session.Path, session.Context.PathOf(name));
        if (TreeFiles.LiesIn(session, name) && Directory.Exists(session.Context.PathOf(name)))
        {
            return files.Below(relative);
        }

        return !files.IsIgnored(relative)
            ? [TreeFiles.PathOf(session, name)]
            : throw new UnknownPatchException(
                $"{name} is ignored: a reject, a backup, or named by .gitignore", "pq add takes it all the same");
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
