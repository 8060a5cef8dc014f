using System.Collections.Immutable;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>Makes the paths of file patches: takes the prefix off, refuses what is unsafe, and makes each path once.</summary>
internal sealed class PathResolver
{
    private readonly Dictionary<TreePath, int> _indexes = new(TreePathComparer.Instance);
    private readonly Dictionary<TreePath, int>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;
    private readonly List<TreePath> _paths = [];
    private readonly List<ImmutableArray<TreePath>> _alone = [];
    private ReadOnlyMemory<byte> _directory;
    private string? _fault;

    public PathResolver() => _byBytes = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>All paths so far; their places are the numbers that <see cref="IndexOf"/> gives.</summary>
    public IReadOnlyList<TreePath> Paths => _paths;

    /// <summary>The number of a path that was made here.</summary>
    public int IndexOf(TreePath path) => _indexes[path];

    /// <summary>The number of the path with these bytes; -1 when there is none.</summary>
    public int TryIndexOf(ReadOnlySpan<byte> bytes) => _byBytes.TryGetValue(bytes, out var index) ? index : -1;

    /// <summary>The path of that number, as an array that all who need it share.</summary>
    public ImmutableArray<TreePath> Alone(int index) => _alone[index];

    /// <summary>Resolves one section.</summary>
    public PlannedFile Resolve(PlannedPatch planned, int patchIndex, int sectionIndex)
    {
        var section = planned.Patch.FilePatches[sectionIndex];
        (_fault, _directory) = (null, planned.Directory);
        var (first, second) = section.Change == FileChange.Keep ? Candidates(section, planned.Strip) : Pair(section, planned);
        var isPlaceable = _fault is null && first >= 0;
        return new PlannedFile
        {
            PatchIndex = patchIndex,
            SectionIndex = sectionIndex,
            FilePatch = section,
            IsReversed = planned.IsReversed,
            PathIndex = isPlaceable ? first : -1,
            Paths = !isPlaceable ? [] : second < 0 ? _alone[first] : [_paths[first], _paths[second]],
            NameFault = _fault ?? (first < 0 ? $"-p{planned.Strip} leaves no name to patch" : null),
        };
    }

    // The numbers of the names without repeats; -1 for none.
    private (int First, int Second) Candidates(FilePatch section, int strip)
    {
        var first = Stripped(section.Old, strip);
        var second = Stripped(section.New, strip);
        if (first.SequenceEqual(second))
        {
            return (PathOf(first.IsEmpty ? Stripped(new FileSide { Name = section.IndexName }, strip) : first), -1);
        }

        var (one, other) = (PathOf(first), PathOf(second));
        return one < 0 ? (other, -1) : (one, other == one ? -1 : other);
    }

    private (int From, int To) Pair(FilePatch section, PlannedPatch planned)
    {
        var (before, after) = planned.IsReversed ? (section.New, section.Old) : (section.Old, section.New);
        var (from, to) = (PathOf(Stripped(before, planned.Strip)), PathOf(Stripped(after, planned.Strip)));
        return from < 0 || to < 0 ? (-1, -1) : (from, to);
    }

    private int PathOf(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
        {
            return -1;
        }

        name = _directory.IsEmpty ? name : (byte[])[.. _directory.Span, .. name];
        if (_byBytes.TryGetValue(name, out var index))
        {
            return index;
        }

        if (!TreePath.TryCreate(name, out var path, out var fault))
        {
            _fault ??= $"the name '{DisplayText.Of(name)}' {fault.ToWords()}";
            return -1;
        }

        if (_indexes.TryAdd(path, _paths.Count))
        {
            _paths.Add(path);
            _alone.Add([path]);
        }

        return _indexes[path];
    }

    // GNU patch takes a row of slashes for one, and ignores a name that has too few.
    private static ReadOnlySpan<byte> Stripped(FileSide side, int strip)
    {
        var name = side.Name.Span;
        for (strip = side.IsWithoutPrefix ? Math.Max(strip - 1, 0) : strip; strip > 0; strip--)
        {
            var slash = name.IndexOf((byte)'/');
            name = slash < 0 ? default : name[slash..].TrimStart((byte)'/');
        }

        return name;
    }
}
