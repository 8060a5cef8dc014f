namespace PatchQueue.Output;

/// <summary>The list of patches as lines.</summary>
internal static class SeriesText
{
    /// <summary>Writes a line a patch; disabled ones, when shown, begin with a minus and end with their guard.</summary>
    public static void Write(IEnumerable<SeriesRow> rows, bool isAll, TextWriter writer)
    {
        foreach (var row in rows)
        {
            var mark = !isAll ? "" : row.IsActive ? "+ " : "- ";
            var why = isAll && row.Guard is not null ? $"  ({row.Guard})" : isAll && !row.IsActive ? "  (skipped)" : "";
            writer.WriteLine($"{mark}{row.Entry.DisplayName}{why}");
        }
    }
}
