using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Patches by reference, for people.</summary>
internal static class RefsText
{
    /// <summary>Writes each reference with its patches below it.</summary>
    public static void Write(IReadOnlyList<RefsRow> rows, TextWriter writer)
    {
        if (rows.Count == 0)
        {
            writer.WriteLine("no patch refers to any");
        }

        foreach (var row in rows)
        {
            writer.WriteLine(DisplayText.Of(row.Key));
            foreach (var patch in row.Patches)
            {
                writer.WriteLine($"    {patch}");
            }
        }
    }
}
