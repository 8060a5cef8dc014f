using System.Collections.Immutable;
using PatchQueue.Records;
using PatchQueue.Series;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>
/// The files that patches of a tree have been told they are going to change: a move takes them for granted no longer once their patch is
/// another or stands elsewhere. Noted before a move, they are taken in again behind it.
/// </summary>
public sealed class PendingFiles
{
    private readonly WorkTree _tree;
    private readonly ImmutableArray<(ReadOnlyMemory<byte> Patch, RecordedFile File)> _files;

    private PendingFiles(WorkTree tree, ImmutableArray<(ReadOnlyMemory<byte> Patch, RecordedFile File)> files) =>
        (_tree, _files) = (tree, files);

    /// <summary>Notes those of a tree.</summary>
    public static PendingFiles Of(WorkTree tree) => Of(tree, []);

    /// <summary>Notes those of a tree, but for some that are wanted no more.</summary>
    public static PendingFiles Of(WorkTree tree, IReadOnlyCollection<AddedFile> gone) => new(tree, tree.Known is not { } known ? [] :
    [
        .. known.Record.Added.Except(gone).Where(added => known.Find(added.Path) is { Result: not null })
            .Select(added => (known.Record.Patches[added.Patch].Name, known.Find(added.Path)!)),
    ]);

    /// <summary>Takes those in again that are not known any more, each into its patch where that is still in the tree.</summary>
    public void TakeInAgain(Crew crew)
    {
        foreach (var patch in _files.GroupBy(file => file.Patch, file => file.File, NameComparer.Instance).ToList())
        {
            var place = _tree.Record!.Patches.ToList().FindIndex(recorded => recorded.Name.Span.SequenceEqual(patch.Key.Span));
            if (place >= 0)
            {
                new FileAdding(_tree, place, crew).AddAgain(patch.Where(file => _tree.Known!.Find(file.Path) is null));
                TakeIn(place, [.. patch.Select(file => file.Path).Where(path => IsForgotten(place, path))], crew);
            }
        }
    }

    private void TakeIn(int place, List<TreePath> paths, Crew crew)
    {
        if (paths.Count > 0)
        {
            new FileAdding(_tree, place, crew) { IsAgain = true }.Add(paths);
        }
    }

    // Other patches name the file, so that it is known; this one has to do with it no more.
    private bool IsForgotten(int place, TreePath path) => _tree.Known!.ByPath.TryGetValue(path, out var found)
        && !_tree.Record!.Added.Contains(new AddedFile(place, path))
        && !_tree.Record.Groups[found.Group].Touches.Any(touch => touch.Patch == place);
}
