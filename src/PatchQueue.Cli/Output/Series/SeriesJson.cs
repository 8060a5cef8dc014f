using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>The list of patches as JSON.</summary>
internal static class SeriesJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<SeriesRow> rows, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(new SeriesReport(1, [.. rows.Select(Entry)]), JsonShapes.Default.SeriesReport));

    private static SeriesReportEntry Entry(SeriesRow row)
    {
        var name = row.Entry.Name.Span;
        var isText = System.Text.Unicode.Utf8.IsValid(name);
        return new SeriesReportEntry(
            isText ? Encoding.UTF8.GetString(name) : row.Entry.DisplayName,
            isText ? null : Convert.ToBase64String(name),
            row.IsActive,
            row.Guard,
            row.Entry.StripLevel,
            row.Entry.IsReversed,
            row.File,
            row.Line);
    }
}

/// <summary>The report of <c>pq series --json</c>.</summary>
internal sealed record SeriesReport(int Schema, SeriesReportEntry[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record SeriesReportEntry(
    string Patch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PathBase64,
    bool Active,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Guard,
    int Strip,
    bool Reversed,
    string Series,
    int Line);
