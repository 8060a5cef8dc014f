using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Aligning;

/// <summary>How much of what a patch brings at the place of a conflict upstream has brought there as well, line by line.</summary>
internal static class SharedChange
{
    // Fewer lines may be the same by chance.
    private const int LeastLines = 3;

    /// <summary>The share, from 0 to 1, of the lines that theirs has at some lines of the base and the base has not.</summary>
    /// <param name="merge">The merge, with its conflicts refined.</param>
    /// <param name="lines">The base's lines.</param>
    public static double Of(MergeResult merge, LineRange lines)
    {
        var here = merge.Chunks.Where(chunk => chunk.Kind is MergeChunkKind.Both or MergeChunkKind.Conflict
            && chunk.Base.Start <= lines.End && lines.Start <= chunk.Base.End).ToList();
        var known = here.SelectMany(chunk => Lines(merge.Base, chunk.Base)).ToHashSet();
        var brought = here.SelectMany(chunk => Lines(merge.Theirs, chunk.Theirs).Select(line => (chunk.Kind, Line: line)))
            .Where(line => !known.Contains(line.Line)).ToList();
        var shared = brought.Count(line => line.Kind == MergeChunkKind.Both);
        return shared < LeastLines ? 0 : (double)shared / brought.Count;
    }

    private static IEnumerable<string> Lines(LineTable table, LineRange lines) =>
        Enumerable.Range(lines.Start, lines.Count).Select(line => Latin1(table[line]));

    private static string Latin1(ReadOnlySpan<byte> line) => System.Text.Encoding.Latin1.GetString(line);
}
