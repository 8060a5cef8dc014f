using System.Buffers;
using System.IO.Compression;

namespace PatchQueue.Diffing;

/// <summary>Writes a <c>GIT binary patch</c>: the new bytes, then the old ones for the way back, each as a whole.</summary>
internal static class BinaryPatchWriter
{
    // Bytes on a line of base 85.
    private const int LineLength = 52;

    /// <summary>Writes the data below the header.</summary>
    public static void Write(ReadOnlyMemory<byte> oldBytes, ReadOnlyMemory<byte> newBytes, IBufferWriter<byte> output)
    {
        output.Write("GIT binary patch\n"u8);
        WriteLiteral(newBytes, output);
        WriteLiteral(oldBytes, output);
    }

    // literal SIZE, lines of base 85, an empty line
    private static void WriteLiteral(ReadOnlyMemory<byte> bytes, IBufferWriter<byte> output)
    {
        output.Write("literal "u8);
        output.WriteNumber(bytes.Length);
        output.Write("\n"u8);
        foreach (var piece in Deflate(bytes).Chunk(LineLength))
        {
            Base85Line.Write(piece, output);
        }

        output.Write("\n"u8);
    }

    private static byte[] Deflate(ReadOnlyMemory<byte> bytes)
    {
        // Of nothing ZLibStream makes nothing, not even the frame that git asks for.
        if (bytes.IsEmpty)
        {
            return [0x78, 0x9c, 0x03, 0, 0, 0, 0, 0x01];
        }

        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            deflate.Write(bytes.Span);
        }

        return packed.ToArray();
    }
}
