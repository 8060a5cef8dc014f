using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Parsed patches grouped by the files they touch. Each group can be applied by itself, on any thread; the plan needs no source to be
/// made, so a source can be pulled from or stream by.
/// </summary>
public sealed class ApplyPlan
{
    private readonly PathResolver _resolver = new();
    private readonly List<int> _parents = [];

    private ApplyPlan(ImmutableArray<PlannedPatch> patches, Func<TreePath, bool>? isWanted)
    {
        Patches = patches;
        var files = ResolveAll();
        JoinDirectories();
        Unplaceable = [.. files.Where(file => file.Paths.IsEmpty)];
        var groups = GroupMaker.Make(files, _resolver, Root);
        Groups = isWanted is null ? groups : Renumbered(groups.Where(group => group.Paths.Any(isWanted)));
    }

    /// <summary>The patches, in the order of the series.</summary>
    public ImmutableArray<PlannedPatch> Patches { get; }

    /// <summary>The groups, in the order their first path appears.</summary>
    public ImmutableArray<FileGroup> Groups { get; }

    /// <summary>File patches without a path that may be written; their patches cannot be applied.</summary>
    public ImmutableArray<PlannedFile> Unplaceable { get; }

    /// <summary>Every path that may be read or written, in the order of first appearance.</summary>
    public IReadOnlyList<TreePath> Paths => _resolver.Paths;

    /// <summary>Whether the plan may read or write the path.</summary>
    public bool Touches(TreePath path) => _resolver.TryIndexOf(path.Bytes) >= 0;

    /// <summary>Plans a series.</summary>
    public static ApplyPlan Of(ImmutableArray<PlannedPatch> patches) => new(patches, null);

    /// <summary>Plans what a series does to some files only; patches that do nothing to them need not have been read.</summary>
    /// <param name="patches">The series.</param>
    /// <param name="isWanted">Whether a path is one of them; groups without any are left out.</param>
    public static ApplyPlan OfPaths(ImmutableArray<PlannedPatch> patches, Func<TreePath, bool> isWanted) => new(patches, isWanted);

    private static ImmutableArray<FileGroup> Renumbered(IEnumerable<FileGroup> groups) =>
        [.. groups.Select((group, index) => group.WithIndex(index))];

    private List<PlannedFile> ResolveAll()
    {
        var files = new List<PlannedFile>(Patches.Length * 2);
        for (var i = 0; i < Patches.Length; i++)
        {
            if (Patches[i].Patch.IsMalformed)
            {
                continue;
            }

            for (var section = 0; section < Patches[i].Patch.FilePatches.Length; section++)
            {
                var file = _resolver.Resolve(Patches[i], i, section);
                files.Add(file);
                Join(file);
            }
        }

        return files;
    }

    private void Join(PlannedFile file)
    {
        for (var i = _parents.Count; i < _resolver.Paths.Count; i++)
        {
            _parents.Add(i);
        }

        for (var i = 1; i < file.Paths.Length; i++)
        {
            Join(file.PathIndex, _resolver.IndexOf(file.Paths[i]));
        }
    }

    private void Join(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int index)
    {
        while (_parents[index] != index)
        {
            index = _parents[index] = _parents[_parents[index]];
        }

        return index;
    }

    // A file that becomes a directory, or the other way round, is decided together with what lies in it.
    private void JoinDirectories()
    {
        var directories = new DirectoryNames(_resolver);
        for (var i = 0; i < _resolver.Paths.Count; i++)
        {
            for (var above = directories.FileAbove(_resolver.Paths[i].Bytes); above >= 0;)
            {
                Join(above, i);
                above = directories.FileAbove(_resolver.Paths[above].Bytes);
            }
        }
    }
}
