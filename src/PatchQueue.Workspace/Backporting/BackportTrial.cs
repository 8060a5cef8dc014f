using System.Buffers;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Backporting;

/// <summary>Brings one commit together with the files at its place, and proves the patch that comes of it.</summary>
/// <param name="setup">What is needed.</param>
/// <param name="repository">The clone that has the commit.</param>
/// <param name="placed">Makes the files.</param>
/// <param name="patches">The patches before its place, and those behind it.</param>
/// <param name="told">What is known of the commit.</param>
internal sealed class BackportTrial(
    BackportSetup setup,
    string repository,
    PlacedFiles placed,
    (IReadOnlyList<PlannedPatch> Before, IReadOnlyList<PlannedPatch> After) patches,
    Backport told)
{
    /// <summary>Tries.</summary>
    /// <param name="files">What the commit changes.</param>
    /// <param name="header">The header of its patch.</param>
    /// <param name="resolved">The files as a person wants them; null where nobody has been asked.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>What became of it; the patch where it is one.</returns>
    public (Backport Backport, PlannedPatch? Patch, byte[]? Bytes) Run(
        IReadOnlyList<CommitFile> files, PatchHeader header, IReadOnlyDictionary<TreePath, SourceFile?>? resolved,
        CancellationToken cancellation)
    {
        var merged = Merge(files, resolved, cancellation);
        if (merged.Any(file => !file.Merge.IsClean))
        {
            return (told with { Kind = BackportKind.Conflict, Files = merged }, null, null);
        }

        var changed = merged.Where(file => file.IsChanged).OrderBy(file => file.Path).ToImmutableArray();
        if (changed.IsEmpty)
        {
            return (told with { Kind = BackportKind.Empty, Reason = "the queue's files have all of it already" }, null, null);
        }

        byte[] bytes = [.. header.Bytes.Span, .. Diff(changed.Select(file => FilePair.At(file.Path, file.Before, file.Merge.File)))];
        var patch = new PlannedPatch(told.Patch!, PatchReader.Read(bytes));
        var broken = Prove(patch, changed, cancellation);
        var isApplied = resolved is null && AppliesAsItIs(files, merged, cancellation);
        return (
            told with { Kind = isApplied ? BackportKind.Applied : BackportKind.Merged, Files = merged, Broken = broken }, patch, bytes);
    }

    private ImmutableArray<MergedFile> Merge(
        IReadOnlyList<CommitFile> files, IReadOnlyDictionary<TreePath, SourceFile?>? resolved, CancellationToken cancellation)
    {
        IReadOnlyDictionary<TreePath, TreePath> renames = new Dictionary<TreePath, TreePath>();
        var ours = Ours(CommitMerge.Paths(files, renames), cancellation);
        if (files.Any(file => file.Old is not null && ours[file.OldPath] is null) && setup.Mainline is GitMainline mainline)
        {
            renames = CommitFiles.Renames(repository, $"{told.Commit}^", mainline.Commit.Id, cancellation);
            ours = Ours(CommitMerge.Paths(files, renames), cancellation);
        }

        var merged = CommitMerge.Of(files, ours, renames, $"{told.Commit[..12]} ({told.Subject})");
        return resolved is null ? merged : Resolve(merged, resolved, cancellation);
    }

    private ImmutableArray<MergedFile> Resolve(
        ImmutableArray<MergedFile> merged, IReadOnlyDictionary<TreePath, SourceFile?> resolved, CancellationToken cancellation)
    {
        var others = resolved.Keys.Except(merged.Select(file => file.Path), TreePathComparer.Instance).ToHashSet(TreePathComparer.Instance);
        var ours = Ours(others, cancellation);
        return
        [
            .. merged.Select(file => file.Merge.IsClean && !file.IsChanged && !resolved.ContainsKey(file.Path)
                ? file
                : file with { Merge = Settled(resolved.GetValueOrDefault(file.Path), file.Merge.File ?? file.Before) }),
            .. others.Select(path => new MergedFile(path, ours[path], Settled(resolved[path], ours[path]))),
        ];
    }

    // A working file has the mode that the merge gave it.
    private static FileMerge Settled(SourceFile? file, SourceFile? model) =>
        new(FileMergeKind.Merged,
            file is null || model is null || file.Kind != model.Kind ? file : file with { Permissions = model.Permissions });

    private IReadOnlyDictionary<TreePath, SourceFile?> Ours(IReadOnlySet<TreePath> paths, CancellationToken cancellation) =>
        placed.Make(patches.Before, paths, cancellation).Files;

    private static byte[] Diff(IEnumerable<FilePair> pairs)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var pair in pairs)
        {
            FilePatchWriter.Write(pair, PatchStyle.Git, output);
        }

        return output.WrittenSpan.ToArray();
    }

    // The patch must make the merged files of those before it. Names the patches behind it that it takes the ground from.
    private ImmutableArray<string> Prove(PlannedPatch patch, ImmutableArray<MergedFile> changed, CancellationToken cancellation)
    {
        var paths = changed.Select(file => file.Path).ToHashSet(TreePathComparer.Instance);
        var (files, outcomes) = placed.Make([.. patches.Before, patch], paths, cancellation);
        if (outcomes[^1] is PatchOutcome.Rejected || changed.Any(file => !FileMerge.IsSame(files[file.Path], file.Merge.File)))
        {
            throw new IOException($"{told.Patch} does not give the files that it was made of; please report this");
        }

        var without = Rejected([.. patches.Before, .. patches.After], paths, cancellation);
        return [.. Rejected([.. patches.Before, patch, .. patches.After], paths, cancellation).Except(without)];
    }

    private List<string> Rejected(IReadOnlyList<PlannedPatch> all, IReadOnlySet<TreePath> paths, CancellationToken cancellation)
    {
        var outcomes = placed.Make(all, paths, cancellation).Outcomes;
        return [.. Enumerable.Range(0, all.Count).Where(i => outcomes[i] is PatchOutcome.Rejected).Select(i => all[i].Name)];
    }

    private bool AppliesAsItIs(IReadOnlyList<CommitFile> files, ImmutableArray<MergedFile> merged, CancellationToken cancellation)
    {
        var pairs = files.SelectMany(file => file.OldPath.Equals(file.NewPath) || file.Old is null || file.New is null
            ? [FilePair.At(file.NewPath, file.Old, file.New)]
            : new[] { FilePair.At(file.OldPath, file.Old, null), FilePair.At(file.NewPath, null, file.New) });
        var patch = new PlannedPatch(told.Patch!, PatchReader.Read(Diff(pairs)));
        var paths = merged.Select(file => file.Path).ToHashSet(TreePathComparer.Instance);
        var (made, outcomes) = placed.Make([.. patches.Before, patch], paths, cancellation);
        return outcomes[^1] is not PatchOutcome.Rejected && merged.All(file => FileMerge.IsSame(made[file.Path], file.Merge.File));
    }
}
