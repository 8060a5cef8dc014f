using PatchQueue.Expanding;
using PatchQueue.Patches;

namespace PatchQueue.Composing;

/// <summary>A patch's bytes in two: the text before the diff, and the diff.</summary>
/// <param name="Header">The text.</param>
/// <param name="Body">The rest.</param>
public sealed record PatchParts(ReadOnlyMemory<byte> Header, ReadOnlyMemory<byte> Body)
{
    /// <summary>Cuts a patch.</summary>
    public static PatchParts Of(ReadOnlyMemory<byte> patch)
    {
        var length = PatchReader.Read(patch).HeaderLength;
        return new PatchParts(patch[..length], patch[length..]);
    }

    /// <summary>Reads a patch of a queue; a compressed one is unpacked.</summary>
    /// <exception cref="PatchFileException">It is missing or cannot be read.</exception>
    public static PatchParts Read(PatchReference patch)
    {
        var (bytes, fault) = patch.Folder.Read(patch.Name.Span, new PatchSlab(0), out _);
        return fault is null ? Of(bytes) : throw new PatchFileException(patch, fault);
    }

    /// <summary>The patch with another text before its diff.</summary>
    /// <param name="header">The text; its last line ends.</param>
    /// <exception cref="IOException">A line of the text would be taken for the beginning of a diff.</exception>
    public byte[] WithHeader(ReadOnlySpan<byte> header)
    {
        byte[] patch = [.. header, .. Body.Span];
        var length = PatchReader.Read(patch).HeaderLength;
        return length == header.Length
            ? patch
            : throw new IOException(
                $"line {header[..Math.Min(length, header.Length)].Count((byte)'\n') + 1} of the new text would begin a diff; indent it");
    }
}
