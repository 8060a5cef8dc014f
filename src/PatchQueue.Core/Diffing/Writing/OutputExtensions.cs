using System.Buffers;
using System.Buffers.Text;

namespace PatchQueue.Diffing;

/// <summary>What patches are written with.</summary>
internal static class OutputExtensions
{
    private const int LongestNumber = 20;

    /// <summary>Writes a number in decimal digits.</summary>
    public static void WriteNumber(this IBufferWriter<byte> output, long number)
    {
        _ = Utf8Formatter.TryFormat(number, output.GetSpan(LongestNumber), out var length);
        output.Advance(length);
    }

    /// <summary>Writes the pieces and an LF.</summary>
    public static void WriteLine(this IBufferWriter<byte> output, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default)
    {
        output.Write(first);
        output.Write(second);
        output.Write("\n"u8);
    }
}
