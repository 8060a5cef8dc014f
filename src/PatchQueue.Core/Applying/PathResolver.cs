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
    private string? _fault;

    public PathResolver() => _byBytes = _indexes.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>All paths so far; their places are the numbers that <see cref="IndexOf"/> gives.</summary>
    public IReadOnlyList<TreePath> Paths => _paths;

    /// <summary>The number of a path that was made here.</summary>
    public int IndexOf(TreePath path) => _indexes[path];

    /// <summary>The number of the path with these bytes; -1 when there is none.</summary>
    public int TryIndexOf(ReadOnlySpan<byte> bytes) => _byBytes.TryGetValue(bytes, out var index) ? index : -1;

    /// <summary>Resolves one section.</summary>
    public PlannedFile Resolve(PlannedPatch planned, int patchIndex, int sectionIndex)
    {
        var section = planned.Patch.FilePatches[sectionIndex];
        var (before, after) = planned.IsReversed ? (section.New, section.Old) : (section.Old, section.New);
        _fault = null;
        var paths = section.Change == FileChange.Keep
            ? Candidates(section, planned.Strip)
            : Pair(before, after, planned.Strip);
        return new PlannedFile
        {
            PatchIndex = patchIndex,
            SectionIndex = sectionIndex,
            FilePatch = section,
            Paths = _fault is null ? paths : [],
            NameFault = _fault ?? (paths.IsEmpty ? $"-p{planned.Strip} leaves no name to patch" : null),
            Before = before,
            After = after,
        };
    }

    private ImmutableArray<TreePath> Candidates(FilePatch section, int strip)
    {
        var first = Path(section.Old, strip);
        var second = Path(section.New, strip);
        if (first is null && second is null)
        {
            first = section.IndexName.IsEmpty ? null : Path(new FileSide { Name = section.IndexName }, strip);
        }

        return (first, second) switch
        {
            (null, null) => [],
            (null, _) => [second],
            (_, null) => [first],
            _ => first.Equals(second) ? [first] : [first, second],
        };
    }

    private ImmutableArray<TreePath> Pair(FileSide before, FileSide after, int strip) =>
        Path(before, strip) is { } from && Path(after, strip) is { } to ? [from, to] : [];

    private TreePath? Path(FileSide side, int strip)
    {
        var name = side.Name.Span;
        if (name.IsEmpty || !TryStrip(ref name, side.IsWithoutPrefix ? Math.Max(strip - 1, 0) : strip))
        {
            return null;
        }

        if (_byBytes.TryGetValue(name, out var index))
        {
            return _paths[index];
        }

        if (!TreePath.TryCreate(name, out var path, out var fault))
        {
            _fault ??= $"the name '{DisplayText.Of(name)}' {fault.ToWords()}";
            return null;
        }

        if (_indexes.TryAdd(path, _paths.Count))
        {
            _paths.Add(path);
        }

        return _paths[_indexes[path]];
    }

    // GNU patch takes a row of slashes for one, and ignores a name that has too few.
    private static bool TryStrip(ref ReadOnlySpan<byte> name, int strip)
    {
        for (; strip > 0; strip--)
        {
            var slash = name.IndexOf((byte)'/');
            if (slash < 0)
            {
                return false;
            }

            name = name[slash..].TrimStart((byte)'/');
        }

        return !name.IsEmpty;
    }
}
