using System.Text;
using PatchQueue.Diffing;
using PatchQueue.Series;

namespace PatchQueue.Merging;

/// <summary>
/// Merges series files. The patches of the sorted section are a set: what either side has added is in, what either has removed is out,
/// whatever stands beside it; a line that both have changed differently is a conflict. All else is merged as text.
/// </summary>
public static class SeriesMerge
{
    /// <summary>Merges three versions of a series.</summary>
    /// <param name="base">The version that both were made from.</param>
    /// <param name="ours">Our version; its order holds.</param>
    /// <param name="theirs">Their version.</param>
    public static MergeResult Of(PatchSeries @base, PatchSeries ours, PatchSeries theirs)
    {
        PatchSeries[] sides = [@base, ours, theirs];
        try
        {
            var lines = sides.Select(SortedLines.Of).OfType<SortedLines>().ToArray();
            return lines.Length == sides.Length && lines.All(HasEachOnce)
                ? Text([.. new SortedSides(lines[0], lines[1], lines[2]).Merge()])
                : Text(sides);
        }
        catch (InvalidOperationException)
        {
            // Lines that name several patches are text like any other.
            return Text(sides);
        }
    }

    private static MergeResult Text(PatchSeries[] sides)
    {
        var tables = sides.Select(side => LineTable.Of(SeriesWriter.Write(side))).ToArray();
        return ThreeWayMerge.Of(tables[0], tables[1], tables[2]);
    }

    private static bool HasEachOnce(SortedLines lines) =>
        lines.Blocks.Select(block => Encoding.Latin1.GetString(block.Entry.Name.Span)).Distinct().Count() == lines.Blocks.Count;
}
