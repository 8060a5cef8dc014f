using System.Text.Json;

namespace PatchQueue.Output;

/// <summary>Patches by reference, as JSON.</summary>
internal static class RefsJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<RefsRow> rows, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new RefsReport(1, [.. rows.Select(row => new RefsReportRow(row.Key, row.Word, [.. row.Patches]))]), JsonShapes.Default.RefsReport));
}

/// <summary>The report of <c>pq refs --json</c>.</summary>
internal sealed record RefsReport(int Schema, RefsReportRow[] References);

/// <summary>A reference in it.</summary>
internal sealed record RefsReportRow(string Reference, string Kind, string[] Patches);
