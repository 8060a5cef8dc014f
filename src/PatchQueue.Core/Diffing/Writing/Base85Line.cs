using System.Buffers;
using System.Buffers.Binary;

namespace PatchQueue.Diffing;

/// <summary>A line of git's base 85: a letter for the number of bytes, then five characters for each four of them.</summary>
internal static class Base85Line
{
    private const int LettersPerWord = 5;
    private const int BytesPerWord = 4;

    private static ReadOnlySpan<byte> Alphabet => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"u8;

    /// <summary>Writes 1 to 52 bytes as a line with its LF.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        var words = (bytes.Length + BytesPerWord - 1) / BytesPerWord;
        Span<byte> padded = stackalloc byte[words * BytesPerWord];
        bytes.CopyTo(padded);
        padded[bytes.Length..].Clear();

        var length = (words * LettersPerWord) + 2;
        var line = output.GetSpan(length)[..length];
        line[0] = (byte)(bytes.Length <= 26 ? 'A' + bytes.Length - 1 : 'a' + bytes.Length - 27);
        line[^1] = (byte)'\n';
        for (var i = 0; i < words; i++)
        {
            var word = BinaryPrimitives.ReadUInt32BigEndian(padded[(i * BytesPerWord)..]);
            var letters = line.Slice(1 + (i * LettersPerWord), LettersPerWord);
            for (var j = LettersPerWord - 1; j >= 0; j--, word /= 85)
            {
                letters[j] = Alphabet[(int)(word % 85)];
            }
        }

        output.Advance(length);
    }
}
