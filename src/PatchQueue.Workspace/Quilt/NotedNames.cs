using System.Runtime.InteropServices;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>Which backups the patches of a note have, each name as its place in the list of the record's files.</summary>
internal sealed class NotedNames
{
    private const int NotKnown = -1;

    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _places;

    private NotedNames(int[] counts, int[] places)
    {
        (_counts, _places, _starts) = (counts, places, new int[counts.Length]);
        for (var i = 1; i < counts.Length; i++)
        {
            _starts[i] = _starts[i - 1] + Math.Max(counts[i - 1], 0);
        }
    }

    /// <summary>Notes names; those of a patch with a file that the record does not have are not known afterwards.</summary>
    /// <param name="patches">The patches' files.</param>
    /// <param name="paths">The record's files.</param>
    public static NotedNames Of(IReadOnlyList<PatchContent> patches, IReadOnlyList<TreePath> paths)
    {
        var placeOf = new Dictionary<TreePath, int>(paths.Count, TreePathComparer.Instance);
        for (var i = 0; i < paths.Count; i++)
        {
            placeOf[paths[i]] = i;
        }

        var counts = new int[patches.Count];
        var places = new List<int>(patches.Count * 2);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = patches[i].Files is { } files && files.All(placeOf.ContainsKey) ? files.Length : NotKnown;
            places.AddRange(counts[i] == NotKnown ? [] : patches[i].Files!.Select(file => placeOf[file]));
        }

        return new NotedNames(counts, [.. places]);
    }

    /// <summary>Reads what <see cref="Write"/> has written; null where it is not that.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="patches">How many patches there are.</param>
    public static NotedNames? TryRead(ReadOnlySpan<byte> bytes, int patches)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(bytes);
        if (bytes.Length % sizeof(int) != 0 || numbers.Length < patches)
        {
            return null;
        }

        var (counts, places) = (numbers[..patches].ToArray(), numbers[patches..].ToArray());
        return counts.Sum(count => Math.Max(count, 0)) == places.Length ? new NotedNames(counts, places) : null;
    }

    /// <summary>The names as bytes.</summary>
    public byte[] Write() => [.. MemoryMarshal.AsBytes<int>(_counts), .. MemoryMarshal.AsBytes<int>(_places)];

    /// <summary>The files that a patch has a backup of, in byte order; null when that is not known.</summary>
    /// <param name="patch">The patch's place, from 0.</param>
    /// <param name="paths">The record's files.</param>
    public TreePath[]? FilesOf(int patch, IReadOnlyList<TreePath> paths)
    {
        if (_counts[patch] == NotKnown)
        {
            return null;
        }

        var files = new TreePath[_counts[patch]];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = paths[_places[_starts[patch] + i]];
        }

        return files;
    }
}
