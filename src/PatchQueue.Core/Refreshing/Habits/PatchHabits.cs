using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Patches;

namespace PatchQueue.Refreshing;

/// <summary>How a patch, or one section of it, is written, as its own bytes show.</summary>
internal sealed record PatchHabits
{
    /// <summary>Names, headers and context.</summary>
    public required PatchStyle Style { get; init; }

    /// <summary>What follows the ranges of a hunk that no old hunk gives a heading for.</summary>
    public HeadingRule Heading { get; init; }

    /// <summary>Whether the section is carried with CRLF line ends that its file does not have.</summary>
    public bool IsCrlf { get; init; }

    /// <summary>Writes lines of the old patch; the last one may have lost its LF at the patch's end.</summary>
    public void WriteWhole(ReadOnlySpan<byte> lines, IBufferWriter<byte> output)
    {
        output.Write(lines);
        if (lines.Length > 0 && lines[^1] != '\n')
        {
            output.Write(IsCrlf ? "\r\n"u8 : "\n"u8);
        }
    }

    /// <summary>Writes new lines as the section carries them.</summary>
    public void WriteCarried(ReadOnlySpan<byte> lines, IBufferWriter<byte> output)
    {
        while (IsCrlf && lines.IndexOf((byte)'\n') is var end and >= 0)
        {
            output.Write(lines[..end]);
            output.Write("\r\n"u8);
            lines = lines[(end + 1)..];
        }

        output.Write(lines);
    }
}
