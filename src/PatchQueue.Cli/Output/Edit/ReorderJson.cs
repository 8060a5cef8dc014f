using System.Text.Json;
using PatchQueue.Drafting;

namespace PatchQueue.Output;

/// <summary>What another order of a series comes to, as JSON.</summary>
internal static class ReorderJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Reordering reordering, TextWriter writer)
    {
        var json = new ReorderJsonReport(
            1,
            reordering.Applies && reordering.IsIdentical,
            reordering.Count,
            [.. reordering.Differing.Select(path => path.ToString())],
            [.. reordering.Fresh.Rejected.Select(place => reordering.Fresh.Series[place].DisplayName)]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.ReorderJsonReport));
    }
}

/// <summary>The report of <c>pq reorder --json</c>.</summary>
internal sealed record ReorderJsonReport(int Schema, bool Identical, int Patches, string[] Differing, string[] Rejected);
