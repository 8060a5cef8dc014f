using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Finds for the sections of the old patch, in its order, the file that each has to tell of; no file is told of twice.</summary>
internal sealed class SectionPairs
{
    private readonly VersionTree _tree;
    private readonly bool _isReversed;
    private readonly GroupFiles _files = new([], [], new Stack<FileText>());
    private readonly HashSet<TreePath> _told = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _origins = new(TreePathComparer.Instance);
    private readonly HashSet<TreePath> _targets = new(TreePathComparer.Instance);

    public SectionPairs(VersionTree tree, bool isReversed, IEnumerable<PlannedFile> sections)
    {
        (_tree, _isReversed) = (tree, isReversed);
        _files.Begin(tree);
        foreach (var section in sections.Where(section => section.FilePatch.Change == FileChange.Rename && section.Paths.Length == 2))
        {
            _origins.Add(section.Paths[0]);
            _targets.Add(section.Paths[1]);
        }
    }

    /// <summary>Notes files that are told of already.</summary>
    public void Tell(IEnumerable<TreePath> paths) => _told.UnionWith(paths);

    /// <summary>The files that differ and that no section tells of, in path order.</summary>
    public IEnumerable<FilePair> Untold() =>
        _tree.Files.Where(file => file.Differs && !_told.Contains(file.Path)).OrderBy(file => file.Path).Select(file => At(file.Path));

    /// <summary>The file at a path, in the patch's own direction.</summary>
    public FilePair At(TreePath path)
    {
        var (before, after) = (_tree[path].Before, _tree[path].After);
        return _isReversed ? FilePair.At(path, after, before) : FilePair.At(path, before, after);
    }

    /// <summary>A path of the section to name it by.</summary>
    public TreePath PathOf(PlannedFile section) =>
        section.IsMove ? section.Paths[^1]
        : section.Paths.Length == 1 ? section.Paths[0]
        : section.Paths.Any(path => _tree[path].Before is not null) ? TargetName.Choose(section, _files)
        : section.Paths.FirstOrDefault(path => _tree[path].After is not null) ?? section.Paths[0];

    /// <summary>
    /// The file in the patch's own direction; null when an earlier section tells of it. It may be the same on both sides.
    /// </summary>
    public FilePair? Find(PlannedFile section, bool mayMove)
    {
        if (section.IsMove && mayMove && StillMoves(section))
        {
            return Moved(section);
        }

        var path = PathOf(section);
        if (section.IsMove && !_tree[path].Differs && !_told.Contains(section.Paths[0]))
        {
            path = section.Paths[0];
        }

        return _told.Add(path) ? At(path) : null;
    }

    private FilePair Moved(PlannedFile section)
    {
        var (from, to) = (section.Paths[0], section.Paths[1]);
        _told.Add(to);
        if (section.FilePatch.Change == FileChange.Copy)
        {
            return FilePair.Moved(FileChange.Copy, from, _tree[from].Before!, to, _tree[to].After!);
        }

        if (!_targets.Contains(from))
        {
            _told.Add(from);
        }

        return _isReversed
            ? FilePair.Moved(FileChange.Rename, to, _tree[to].After!, from, _tree[from].Before!)
            : FilePair.Moved(FileChange.Rename, from, _tree[from].Before!, to, _tree[to].After!);
    }

    private bool StillMoves(PlannedFile section)
    {
        var (from, to) = (_tree[section.Paths[0]], _tree[section.Paths[1]]);
        var isRename = section.FilePatch.Change == FileChange.Rename;
        return from.Before is { } origin && to.After is { } target && origin.Kind == target.Kind
            && (to.Before is null || _origins.Contains(to.Path))
            && (isRename ? from.After is null || _targets.Contains(from.Path) : !_isReversed)
            && !_told.Contains(to.Path) && (!isRename || _targets.Contains(from.Path) || !_told.Contains(from.Path));
    }
}
