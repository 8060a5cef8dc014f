using System.Collections.Immutable;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>
/// Writes a patch anew from its files before and after, and changes no more of it than it must: header, order, names, timestamps,
/// headings, text between sections, signature and line ends stay, and hunks that are still true keep their bytes.
/// </summary>
public static class PatchRefresh
{
    /// <summary>Refreshes a patch.</summary>
    /// <returns>The new patch, which has been applied and gives exactly the files after; or a refusal that says why.</returns>
    /// <exception cref="RefreshException">The new patch gives something else: an error of ours.</exception>
    public static RefreshResult Of(RefreshRequest request)
    {
        var tree = new VersionTree(request.Files);
        var run = StrictRun.Of(request.Patch, request, tree);
        if (FaultOf(request.Patch, run) is { IsEmpty: false } faults)
        {
            return new RefreshResult { Files = [], Hunks = [], Diagnostics = faults };
        }

        var draft = new PatchDraft(request, tree, run, new HashSet<TreePath>());
        var hunks = HunkAccounts.Of(draft, request.Dropped);
        var result = new RefreshResult
        {
            Files =
            [
                .. draft.Sections.Select(section => new FileRefresh(section.Path, section.Verdict)),
                .. draft.NewPaths.Select(path => new FileRefresh(path, RefreshVerdict.Code)),
            ],
            Hunks = hunks,
            Diagnostics = [.. RefreshNotes.Of(request, draft, hunks)],
        };
        return result.Lost.Any() ? result
            : result.Verdict == RefreshVerdict.Unchanged ? result with { Bytes = request.Patch.Bytes }
            : result with { Bytes = Proved(request with { Strip = request.Form?.Strip ?? request.Strip }, tree, run, draft) };
    }

    private static ImmutableArray<Diagnostic> FaultOf(Patch patch, StrictRun run) =>
    [
        .. patch.Diagnostics.Where(found => found.Severity == Severity.Error && found.Code != "no-diff"),
        .. run.Plan.Unplaceable.Select(file => new Diagnostic(Severity.Error, "refresh-name", file.FilePatch.Line, file.NameFault!)),
    ];

    // Where a hunk cannot stay although it looked so, the sections of its files are written as a whole.
    private static ReadOnlyMemory<byte> Proved(RefreshRequest request, VersionTree tree, StrictRun run, PatchDraft draft)
    {
        var bytes = draft.ToBytes();
        var wrong = WrongIn(bytes, request, tree);
        if (wrong.Count == 0)
        {
            return bytes;
        }

        var joined = run.Groups.Where(group => group.Group.Paths.Any(wrong.Contains)).SelectMany(group => group.Group.Paths);
        bytes = new PatchDraft(request, tree, run, joined.ToHashSet(TreePathComparer.Instance)).ToBytes();
        return WrongIn(bytes, request, tree).Order().FirstOrDefault() is { } path ? throw new RefreshException(path) : bytes;
    }

    private static HashSet<TreePath> WrongIn(ReadOnlyMemory<byte> bytes, RefreshRequest request, VersionTree tree)
    {
        var patch = PatchReader.Read(bytes);
        var run = StrictRun.Of(patch, request, tree);
        var isBroken = patch.Diagnostics.Any(found => found.Severity == Severity.Error && found.Code != "no-diff");
        return (isBroken ? request.Files.Select(file => file.Path) : run.Untrue()).ToHashSet(TreePathComparer.Instance);
    }
}
