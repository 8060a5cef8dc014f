using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Sorts paths and file patches into groups: counted first, so that every array is made once and in its size.</summary>
internal sealed class GroupMaker
{
    private readonly PathResolver _resolver;
    private readonly int[] _rootOf;
    private readonly int[] _groupOf;
    private readonly List<(int Paths, int Files)> _sizes = [];

    private GroupMaker(List<PlannedFile> files, PathResolver resolver, Func<int, int> root)
    {
        _resolver = resolver;
        _rootOf = [.. Enumerable.Range(0, resolver.Paths.Count).Select(root)];
        _groupOf = new int[_rootOf.Length];
        Count(files);
    }

    /// <summary>Makes the groups, in the order their first path appears.</summary>
    /// <param name="files">The file patches, in the order of the series.</param>
    /// <param name="resolver">The paths.</param>
    /// <param name="root">The number of the path that stands for all that are joined to this one.</param>
    public static ImmutableArray<FileGroup> Make(List<PlannedFile> files, PathResolver resolver, Func<int, int> root) =>
        new GroupMaker(files, resolver, root).Make(files);

    private void Count(List<PlannedFile> files)
    {
        var filesOf = new int[_rootOf.Length];
        foreach (var file in files.Where(file => file.PathIndex >= 0))
        {
            filesOf[_rootOf[file.PathIndex]]++;
        }

        for (var i = 0; i < _rootOf.Length; i++)
        {
            var root = _rootOf[i];
            if (root == i)
            {
                _groupOf[i] = filesOf[i] > 0 ? _sizes.Count : -1;
                if (filesOf[i] > 0)
                {
                    _sizes.Add((0, filesOf[i]));
                }
            }

            _groupOf[i] = _groupOf[root];
            if (_groupOf[i] >= 0)
            {
                _sizes[_groupOf[i]] = _sizes[_groupOf[i]] with { Paths = _sizes[_groupOf[i]].Paths + 1 };
            }
        }
    }

    private ImmutableArray<FileGroup> Make(List<PlannedFile> files)
    {
        var sizes = CollectionsMarshal.AsSpan(_sizes);
        var pathsOf = new TreePath[sizes.Length][];
        var filesOf = new PlannedFile[sizes.Length][];
        var weights = new long[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            (pathsOf[i], filesOf[i]) = (new TreePath[sizes[i].Paths], new PlannedFile[sizes[i].Files]);
            sizes[i] = default;
        }

        for (var i = 0; i < _groupOf.Length; i++)
        {
            if (_groupOf[i] >= 0)
            {
                pathsOf[_groupOf[i]][sizes[_groupOf[i]].Paths++] = _resolver.Paths[i];
            }
        }

        foreach (var file in files.Where(file => file.PathIndex >= 0))
        {
            var group = _groupOf[file.PathIndex];
            filesOf[group][sizes[group].Files++] = file;
            weights[group] += file.FilePatch.Section.Length;
        }

        return [.. pathsOf.Select((paths, i) => GroupOf(i, paths, filesOf[i], weights[i]))];
    }

    private static FileGroup GroupOf(int index, TreePath[] paths, PlannedFile[] files, long weight) => new()
    {
        Index = index,
        Paths = ImmutableCollectionsMarshal.AsImmutableArray(paths),
        Files = ImmutableCollectionsMarshal.AsImmutableArray(files),
        Weight = weight,
    };
}
