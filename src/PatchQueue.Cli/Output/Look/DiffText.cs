using PatchQueue.Cli;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>A patch as it is printed: byte for byte to a file or a pipe, escaped to a terminal.</summary>
internal static class DiffText
{
    /// <summary>Writes it.</summary>
    public static void Write(ReadOnlySpan<byte> patch, CommandContext context)
    {
        if (!context.IsOutTerminal)
        {
            context.WriteBytes(patch);
            return;
        }

        var lines = new LineReader(patch);
        while (lines.TryRead(out var line))
        {
            context.Out.WriteLine(DisplayText.Of(line[^1] == '\n' ? line[..^1] : line));
        }
    }
}
