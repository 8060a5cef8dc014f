using System.Buffers;
using System.Text;
using CsCheck;
using PatchQueue.Diffing;

namespace PatchQueue.Tests.Diffing;

/// <summary>Texts to compare, and what comes out as text.</summary>
internal static class DiffText
{
    public static readonly DiffAlgorithm[] Algorithms = Enum.GetValues<DiffAlgorithm>();

    public static readonly Gen<DiffAlgorithm> AnyAlgorithm = Gen.Enum<DiffAlgorithm>();

    public static readonly Gen<GroupSliding> AnySliding = Gen.Enum<GroupSliding>();

    private static readonly string[] Indented = ["a\n", "\ta\n", "\tb\n", "\t\tb\n", "}\n", "\n", " \n", "b\n", "c\n", "c"];

    /// <summary>
    /// Two texts of few different lines, the second made of the first by some edits; now and then without the last newline.
    /// </summary>
    public static Gen<(string Old, string New)> Pair(int count) =>
        from lines in Gen.Int[0, Indented.Length - 2].Array[0, count]
        from edits in Gen.Select(Gen.Int[0, count], Gen.Int[0, 4], Gen.Int[0, Indented.Length - 2].Array[0, 4]).Array[0, 8]
        from cut in Gen.Int[0, 7]
        select (Join(lines, (cut & 1) == 0 && cut < 4), Join(Edit(lines, edits), (cut & 2) == 0 && cut < 4));

    public static LineTable Lines(string text) => LineTable.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The hunks between two texts.</summary>
    public static string Hunks(string old, string @new, DiffAlgorithm algorithm = DiffAlgorithm.Myers, UnifiedOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var (oldLines, newLines) = (Lines(old), Lines(@new));
        UnifiedWriter.Write(oldLines, newLines, LineDiff.Between(oldLines, newLines, algorithm), options ?? new(), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Join(IEnumerable<int> lines, bool isCut)
    {
        var text = string.Concat(lines.Select(line => Indented[line]));
        return isCut ? text.TrimEnd('\n') : text;
    }

    private static List<int> Edit(int[] lines, (int At, int Removed, int[] Added)[] edits)
    {
        var text = lines.ToList();
        foreach (var (place, removed, added) in edits)
        {
            var at = Math.Min(place, text.Count);
            text.RemoveRange(at, Math.Min(removed, text.Count - at));
            text.InsertRange(at, added);
        }

        return text;
    }
}
