using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>What a patch has in <c>.pc</c>, by names alone; no backup is looked at.</summary>
/// <param name="Mark">What it all comes to.</param>
/// <param name="Files">The files that have a backup, in byte order; null when that is not known.</param>
internal sealed record PatchContent(PatchMark Mark, TreePath[]? Files)
{
    private static ReadOnlySpan<byte> Timestamp => ".timestamp"u8;

    /// <summary>Reads a patch's directory.</summary>
    public static PatchContent Of(DirectoryHandle quilt, QuiltName name)
    {
        using var directory = new StateReading(quilt).TryOpen(name.Directory);
        if (directory is null)
        {
            return new PatchContent(default, []);
        }

        var names = new List<byte[]>();
        AddNames(directory, [], names);
        return Of([.. names.Where(found => !Timestamp.SequenceEqual(found)).Select(TryPathOf)], TimestampIn(directory));
    }

    /// <summary>What a patch has that goes in.</summary>
    /// <param name="files">The files that get a backup; null for one whose name cannot be kept.</param>
    /// <param name="timestamp">Its time stamp; null for none.</param>
    public static PatchContent Of(TreePath?[] files, FileTime? timestamp)
    {
        var sum = timestamp is null ? 0 : PatchMark.SumOf(Timestamp);
        foreach (var file in files)
        {
            sum = unchecked(sum + (file is null ? 1 : PatchMark.SumOf(file.Bytes)));
        }

        TreePath[] known = [.. files.OfType<TreePath>().Order()];
        return new PatchContent(new PatchMark(sum, timestamp), known.Length == files.Length ? known : null);
    }

    /// <summary>The time stamp in a patch's directory; null for none.</summary>
    public static FileTime? TimestampIn(DirectoryHandle directory, ReadOnlySpan<byte> path = default) =>
        DirectoryCalls.Stat(directory, path.IsEmpty ? Timestamp : path, out var stat) == 0
            ? new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds)
            : null;

    private static TreePath? TryPathOf(byte[] name) => TreePath.TryCreate(name, out var path, out _) ? path : null;

    private static void AddNames(DirectoryHandle directory, byte[] prefix, List<byte[]> names)
    {
        foreach (var (name, isDirectory) in DirectoryEntries.Of(directory))
        {
            byte[] whole = [.. prefix, .. name];
            if (!isDirectory)
            {
                names.Add(whole);
                continue;
            }

            using var below = directory.TryOpenChild(name);
            if (below is not null)
            {
                AddNames(below, [.. whole, (byte)'/'], names);
            }
        }
    }
}
