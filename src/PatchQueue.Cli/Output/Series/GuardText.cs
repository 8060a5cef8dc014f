namespace PatchQueue.Output;

/// <summary>Guards of patches as lines.</summary>
internal static class GuardText
{
    /// <summary>Writes a line a patch.</summary>
    public static void Write(IEnumerable<GuardRow> rows, TextWriter writer)
    {
        foreach (var row in rows)
        {
            var guards = row.Entry.Guards.IsEmpty ? "no guards" : $"{row.Entry.Guards} ({(row.IsActive ? "active" : "not active")})";
            writer.WriteLine($"{row.Entry.DisplayName}: {guards}{(row.Comment.Length > 0 ? $"  # {row.Comment}" : "")}");
        }
    }
}
