using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Refreshing;
using PatchQueue.Stack;
using PatchQueue.Text;
using PatchQueue.Tracing;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>Takes somebody's changes out of files: they become what the patches make of them.</summary>
/// <param name="tree">The tree.</param>
/// <param name="stack">Its place in the series.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class Reverting(WorkTree tree, PatchStack stack, Crew crew)
{
    /// <summary>What would be lost: those of some files that are not what the patches make of them.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="patch">The patch that the changes are meant for; null for whichever it is.</param>
    /// <exception cref="IOException">A file is not the patch's, or patches above change it, or nothing is known of it.</exception>
    public IReadOnlyList<LostEdit> EditsOf(IReadOnlyList<TreePath> paths, int? patch)
    {
        if (patch is { } place)
        {
            DemandOwn(paths, place);
        }

        if (paths.FirstOrDefault(path => tree.Known?.Find(path) is not { Result: not null }) is { } unknown)
        {
            throw new IOException($"no patch changes {unknown}, so pq does not know what it was");
        }

        var wanted = Wanted(paths);
        var edited = TreeEdits.Of(tree, readsAll: false, crew, CancellationToken.None);
        var edits = paths.Distinct().Select(path => new LostEdit(path, tree.Read(path)));
        return [.. edits.Where(edit => edited.Contains(edit.Path) || !FileVersions.IsSame(edit.File, wanted[edit.Path]))];
    }

    /// <summary>Writes what the patches make of the files.</summary>
    public void Run(IReadOnlyList<LostEdit> edits)
    {
        var wanted = Wanted([.. edits.Select(edit => edit.Path)]);
        EditWriting.Write(tree, edits.Select(edit => (edit.Path, wanted[edit.Path], IsNew(edit.Path))), crew);
    }

    private IReadOnlyDictionary<TreePath, SourceFile?> Wanted(IReadOnlyList<TreePath> paths) =>
        new TreeHistory(tree, new SeriesPatches([.. stack.Series.Take(stack.Position)]), crew).At(stack.Position, paths);

    private void DemandOwn(IReadOnlyList<TreePath> paths, int patch)
    {
        var files = new PatchFiles(tree, stack, crew);
        var own = files.ChangedBy(patch);
        foreach (var path in paths)
        {
            if (!own.Contains(path))
            {
                throw new IOException($"{path} is not in {stack.Series[patch].DisplayName}");
            }

            if (files.Naming(path).Where(place => place > patch && place < stack.Position).Cast<int?>().FirstOrDefault() is { } above)
            {
                throw new IOException($"{path} is changed by {stack.Series[above].DisplayName} too, which lies above");
            }
        }
    }

    private bool IsNew(TreePath path) => tree.Known!.Find(path)!.Result!.Value.IsNew;
}
