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

    private ApplyPlan(ImmutableArray<PlannedPatch> patches)
    {
        Patches = patches;
        var files = ResolveAll();
        JoinDirectories();
        Unplaceable = [.. files.Where(file => file.Paths.IsEmpty)];
        Groups = MakeGroups(files);
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
    public static ApplyPlan Of(ImmutableArray<PlannedPatch> patches) => new(patches);

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
                Join(file.Paths);
            }
        }

        return files;
    }

    private void Join(ImmutableArray<TreePath> paths)
    {
        for (var i = _parents.Count; i < _resolver.Paths.Count; i++)
        {
            _parents.Add(i);
        }

        for (var i = 1; i < paths.Length; i++)
        {
            Join(_resolver.IndexOf(paths[0]), _resolver.IndexOf(paths[i]));
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
        for (var i = 0; i < _resolver.Paths.Count; i++)
        {
            var bytes = _resolver.Paths[i].Bytes;
            for (var slash = bytes.LastIndexOf((byte)'/'); slash > 0; slash = bytes[..slash].LastIndexOf((byte)'/'))
            {
                if (_resolver.TryIndexOf(bytes[..slash]) is var directory && directory >= 0)
                {
                    Join(directory, i);
                }
            }
        }
    }

    private ImmutableArray<FileGroup> MakeGroups(List<PlannedFile> files)
    {
        var byRoot = new Dictionary<int, (List<TreePath> Paths, List<PlannedFile> Files)>();
        for (var i = 0; i < _resolver.Paths.Count; i++)
        {
            var root = Root(i);
            if (!byRoot.TryGetValue(root, out var group))
            {
                byRoot.Add(root, group = ([], []));
            }

            group.Paths.Add(_resolver.Paths[i]);
        }

        foreach (var file in files.Where(file => !file.Paths.IsEmpty))
        {
            byRoot[Root(_resolver.IndexOf(file.Paths[0]))].Files.Add(file);
        }

        return
        [
            .. byRoot.Values.Where(group => group.Files.Count > 0).Select((group, index) => new FileGroup
            {
                Index = index,
                Paths = [.. group.Paths],
                Files = [.. group.Files],
                Weight = group.Files.Sum(file => (long)file.FilePatch.Section.Length),
            }),
        ];
    }
}
