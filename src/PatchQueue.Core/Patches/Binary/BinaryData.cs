using System.IO.Compression;

namespace PatchQueue.Patches;

/// <summary>Decodes the data of a binary patch: base 85, deflate, and git's delta. Every size is checked before memory is taken.</summary>
public static class BinaryData
{
    // A gigabyte is far above any file that travels in a patch.
    private const long MaxSize = 1L << 30;

    /// <summary>Makes the bytes that one half of a binary patch stands for.</summary>
    /// <param name="hunk">The half.</param>
    /// <param name="text">The patch's text.</param>
    /// <param name="source">The other side's bytes, which a delta refers to.</param>
    /// <param name="content">The result; empty after a fault.</param>
    /// <returns>Null, or what is wrong, in words that can follow "the binary patch of x".</returns>
    public static string? TryDecode(BinaryHunk hunk, ReadOnlySpan<byte> text, ReadOnlySpan<byte> source, out byte[] content)
    {
        content = [];
        if (hunk.Size is < 0 or > MaxSize)
        {
            return $"declares {hunk.Size} bytes, which is more than pq takes";
        }

        if (!Base85.TryDecode(hunk.Data.Of(text), out var packed))
        {
            return "has a broken line of base 85";
        }

        // deflate at its best packs a thousand to one; a size beyond that is a bomb or a mistake
        if (hunk.Size > (packed.Length * 1100L) + 64 || Inflate(packed, (int)hunk.Size) is not { } inflated)
        {
            return "does not inflate to the size it declares";
        }

        if (!hunk.IsDelta)
        {
            content = inflated;
            return null;
        }

        return BinaryDelta.TryApply(inflated, source, MaxSize, out content) ? null : "has a broken delta, or one for other bytes";
    }

    private static byte[]? Inflate(byte[] packed, int size)
    {
        var content = new byte[size];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            return stream.ReadAtLeast(content, size, throwOnEndOfStream: false) == size && stream.ReadByte() < 0 ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
