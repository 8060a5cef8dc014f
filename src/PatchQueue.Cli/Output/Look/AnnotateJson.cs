using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Text;
using PatchQueue.Tracing;

namespace PatchQueue.Output;

/// <summary>An annotated file as JSON.</summary>
internal static class AnnotateJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(AnnotateReport report, TextWriter writer)
    {
        var json = new AnnotateJsonReport(
            1,
            report.Path.ToString(),
            [.. report.Lines.Select(line => LineOf(report, line))],
            [.. report.Patches.Select(patch => new AnnotateJsonPatch(
                report.NumberOf(patch),
                report.Series[patch].Name,
                [.. report.Tag(patch, "Git-commit"u8)],
                [.. report.Tag(patch, "References"u8)]))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.AnnotateJsonReport));
    }

    private static AnnotateJsonLine LineOf(AnnotateReport report, int line)
    {
        var bytes = report.File.Lines[line].TrimEnd((byte)'\n');
        var maker = report.File.Makers[line];
        var isText = System.Text.Unicode.Utf8.IsValid(bytes);
        return new AnnotateJsonLine(
            line + 1,
            isText ? System.Text.Encoding.UTF8.GetString(bytes) : DisplayText.Of(bytes),
            isText ? null : Convert.ToBase64String(bytes),
            maker switch
            {
                TracedFile.Mainline => "mainline",
                FileAnnotation.NotRefreshed => "notRefreshed",
                _ => "patch",
            },
            report.NumberOf(maker) is > 0 and var number ? number : null);
    }
}

/// <summary>The report of <c>pq annotate --json</c>.</summary>
internal sealed record AnnotateJsonReport(int Schema, string Path, AnnotateJsonLine[] Lines, AnnotateJsonPatch[] Patches);

/// <summary>A line in it.</summary>
internal sealed record AnnotateJsonLine(
    int Line,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TextBase64,
    string Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Number);

/// <summary>A patch in it.</summary>
internal sealed record AnnotateJsonPatch(int Number, string Patch, string[] GitCommit, string[] References);
