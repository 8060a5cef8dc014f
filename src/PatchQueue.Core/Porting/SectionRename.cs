using System.Buffers;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>Gives files other names in the headers of a patch's sections; nothing else of it changes.</summary>
public static class SectionRename
{
    /// <summary>Renames.</summary>
    /// <param name="patch">The patch, with its text.</param>
    /// <param name="renames">The new names by the old ones.</param>
    /// <returns>The patch's bytes; its own where it names none of the files.</returns>
    public static ReadOnlyMemory<byte> Of(Patch patch, IReadOnlyDictionary<TreePath, TreePath> renames)
    {
        var text = patch.Bytes;
        var output = new ArrayBufferWriter<byte>(text.Length);
        var done = 0;
        foreach (var section in patch.FilePatches)
        {
            var end = section.Hunks.IsEmpty ? section.Section.Offset + section.Section.Length : section.Hunks[0].Header.Offset;
            output.Write(text.Span[done..section.Section.Offset]);
            var reader = new LineReader(text.Span[section.Section.Offset..end]);
            while (reader.TryRead(out var line))
            {
                WriteLine(line, renames, output);
            }

            done = end;
        }

        output.Write(text.Span[done..]);
        return output.WrittenSpan.SequenceEqual(text.Span) ? text : output.WrittenMemory;
    }

    private static void WriteLine(ReadOnlySpan<byte> line, IReadOnlyDictionary<TreePath, TreePath> renames, ArrayBufferWriter<byte> output)
    {
        while (!line.IsEmpty)
        {
            var (at, from, to) = First(line, renames);
            if (from is null)
            {
                break;
            }

            output.Write(line[..at]);
            output.Write(to!.Bytes);
            line = line[(at + from.Bytes.Length)..];
        }

        output.Write(line);
    }

    private static (int At, TreePath? From, TreePath? To) First(
        ReadOnlySpan<byte> line, IReadOnlyDictionary<TreePath, TreePath> renames)
    {
        (int At, TreePath? From, TreePath? To) first = (int.MaxValue, null, null);
        foreach (var (from, to) in renames)
        {
            var at = line.IndexOf(from.Bytes);
            if (at >= 0 && at < first.At && IsName(line, at, from.Bytes.Length))
            {
                first = (at, from, to);
            }
        }

        return first;
    }

    // A whole name: behind a slash, a blank or a quote, and before white space or a quote.
    private static bool IsName(ReadOnlySpan<byte> line, int at, int length) =>
        (at == 0 || "/ \t\""u8.Contains(line[at - 1])) && (at + length == line.Length || " \t\r\n\""u8.Contains(line[at + length]));
}
