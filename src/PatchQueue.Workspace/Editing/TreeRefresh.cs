using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>Works out patches of a tree anew: from the files before each, and the files as they are.</summary>
/// <param name="tree">The tree.</param>
/// <param name="stack">Its place in the series.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class TreeRefresh(WorkTree tree, PatchStack stack, Crew crew)
{
    private readonly SeriesPatches _patches = new([.. stack.Series.Take(stack.Position)]);
    private readonly PatchFiles _files = new(tree, stack, crew);

    /// <summary>The changes of old patches that may be missing from the new ones.</summary>
    public IReadOnlyCollection<DroppedHunk> Dropped { get; init; } = [];

    /// <summary>How the patches are to name their files from now on; null for as they do.</summary>
    public PathForm? Form { get; init; }

    /// <summary>Works a patch out.</summary>
    /// <param name="place">The patch's place; it is in the tree.</param>
    /// <param name="edits">The files that somebody has changed and whose changes are to go into it.</param>
    /// <exception cref="IOException">Patches above change the same lines of an edited file.</exception>
    public RefreshedPatch Of(int place, IEnumerable<TreePath> edits) =>
        Of(place, edits.Distinct().ToDictionary(path => path, tree.Read, TreePathComparer.Instance));

    /// <summary>Works a patch out, with files as they are going to be.</summary>
    /// <param name="place">The patch's place; it is in the tree.</param>
    /// <param name="edits">The files that are to be otherwise than the patches make them; null for one that goes.</param>
    /// <exception cref="IOException">Patches above change the same lines of such a file.</exception>
    public RefreshedPatch Of(int place, IReadOnlyDictionary<TreePath, SourceFile?> edits)
    {
        var changed = edits.Keys.ToHashSet(TreePathComparer.Instance);
        var paths = _files.NamedBy(place).Concat(_files.AddedTo(place)).Concat(changed).Distinct().ToList();
        var history = new TreeHistory(tree, _patches, crew);
        var (before, after) = (history.At(place, paths), history.At(place + 1, paths));
        var own = OwnEdits(place, edits, after, history);
        // The whole patch, also where only some of it is in the tree.
        var planned = new SeriesPatches([stack.Series[place]]).ReadAll(crew, null, CancellationToken.None)[0];
        var options = tree.Record?.Options ?? new ApplyOptions();
        var request = new RefreshRequest
        {
            Patch = planned.Whole,
            Strip = planned.Strip,
            NewStyle = planned.Strip == 0 ? PatchStyle.Quilt with { Labels = PathLabels.Bare } : PatchStyle.Quilt,
            IsReversed = planned.IsReversed,
            RemovesEmptyFiles = options.RemovesEmptyFiles,
            Files = [.. paths.Select(path => new FileVersions(path, before[path], own.GetValueOrDefault(path, after[path])))],
            Dropped = Dropped,
            Form = Form,
        };
        var moved = HunkMoves.Of(request, options.Fuzz);
        return new RefreshedPatch(place, stack.Series[place], PatchRefresh.Of(request), moved, [.. paths]);
    }

    /// <summary>Works a patch out, with files as they are going to be; whatever of the old patch is missing from them is let go.</summary>
    /// <inheritdoc cref="Of(int, IReadOnlyDictionary{TreePath, SourceFile?})"/>
    public RefreshedPatch OfAnyhow(int place, IReadOnlyDictionary<TreePath, SourceFile?> edits)
    {
        var first = Of(place, edits);
        return first.Result.Bytes is not null || !first.Result.Lost.Any()
            ? first
            : new TreeRefresh(tree, stack, crew) { Dropped = [.. first.Result.Lost.Select(hunk => new DroppedHunk(hunk.Path, hunk.Hunk))] }
                .Of(place, edits);
    }

    // The tree has what all patches make of a file together; where one above changes it too, the edit is brought down past that one.
    private IReadOnlyDictionary<TreePath, SourceFile?> OwnEdits(
        int place,
        IReadOnlyDictionary<TreePath, SourceFile?> edits,
        IReadOnlyDictionary<TreePath, SourceFile?> after,
        TreeHistory history)
    {
        if (place == stack.Position - 1 || edits.Count == 0)
        {
            return edits;
        }

        var top = history.At(stack.Position, edits.Keys);
        return edits.ToDictionary(
            edit => edit.Key,
            edit => FileVersions.IsSame(top[edit.Key], after[edit.Key])
                ? edit.Value
                : EditMerge.Merge(top[edit.Key], after[edit.Key], edit.Value) ?? throw new IOException(
                    $"patches above {stack.Series[place].DisplayName} change the same lines of {edit.Key}; "
                    + "pop them, or refresh the top patch"),
            TreePathComparer.Instance);
    }
}
