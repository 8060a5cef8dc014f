using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Tells from a section's names what is put around paths.</summary>
internal static class LabelExample
{
    /// <summary>The labels; null where the names do not show them.</summary>
    public static PathLabels? Of(PlannedFile file)
    {
        if (file.IsMove || file.Paths.IsEmpty)
        {
            return null;
        }

        // Of two names the shorter is the path: the other has a suffix such as ".orig".
        var path = file.Paths.MinBy(path => path.Bytes.Length)!;
        var (old, @new) = (Around(file.FilePatch.Old, path), Around(file.FilePatch.New, path));
        return (old, @new) switch
        {
            (null, null) => null,
            ({ } one, { } other) => new PathLabels { OldPrefix = one.Prefix, OldSuffix = one.Suffix, NewPrefix = other.Prefix },
            ({ } one, null) => new PathLabels { OldPrefix = one.Prefix, NewPrefix = NewFor(one.Prefix) },
            (null, { } other) => new PathLabels { OldPrefix = OldFor(other.Prefix), NewPrefix = other.Prefix },
        };
    }

    private static (ReadOnlyMemory<byte> Prefix, ReadOnlyMemory<byte> Suffix)? Around(FileSide side, TreePath path)
    {
        var at = side.Name.Span.LastIndexOf(path.Bytes);
        return at < 0 || side.IsWithoutPrefix ? null : (side.Name[..at].ToArray(), side.Name[(at + path.Bytes.Length)..].ToArray());
    }

    private static ReadOnlyMemory<byte> NewFor(ReadOnlyMemory<byte> prefix) =>
        prefix.Span.SequenceEqual("a/"u8) ? "b/"u8.ToArray()
        : prefix.Span.EndsWith(".orig/"u8) ? (byte[])[.. prefix.Span[..^".orig/".Length], (byte)'/']
        : prefix;

    private static ReadOnlyMemory<byte> OldFor(ReadOnlyMemory<byte> prefix) =>
        prefix.Span.SequenceEqual("b/"u8) ? "a/"u8.ToArray()
        : prefix.Length > 1 ? (byte[])[.. prefix.Span[..^1], .. ".orig/"u8]
        : prefix;
}
