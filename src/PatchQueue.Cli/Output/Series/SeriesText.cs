namespace PatchQueue.Output;

/// <summary>The list of patches as lines.</summary>
internal static class SeriesText
{
    /// <summary>Writes a line a patch; disabled ones, when shown, begin with a minus and end with their guard.</summary>
    /// <param name="rows">The patches.</param>
    /// <param name="isAll">Whether disabled ones are among them.</param>
    /// <param name="marks">For each active patch what stands before it; null for nothing.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(IEnumerable<SeriesRow> rows, bool isAll, IReadOnlyList<string>? marks, TextWriter writer)
    {
        var active = 0;
        foreach (var row in rows)
        {
            var mark = marks is not null && row.IsActive ? marks[active] : !isAll ? "" : row.IsActive ? "+ " : "- ";
            active += row.IsActive ? 1 : 0;
            var why = isAll && row.Guard is not null ? $"  ({row.Guard})" : isAll && !row.IsActive ? "  (skipped)" : "";
            writer.WriteLine($"{mark}{row.Entry.DisplayName}{why}");
        }
    }
}
