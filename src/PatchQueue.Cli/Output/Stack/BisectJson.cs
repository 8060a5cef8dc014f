using System.Text.Json;

namespace PatchQueue.Output;

/// <summary>What a bisect has found, as JSON.</summary>
internal static class BisectJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(BisectReport report, TextWriter writer)
    {
        var json = new BisectJsonReport(
            1,
            [.. report.Suspects.Select(patch => report.Series[patch].DisplayName)],
            [.. report.Files.Select(file => file.ToString())],
            [.. report.Tried.Select(tried => new BisectJsonTry(report.Series[tried.Patch].DisplayName, tried.Verdict, tried.ExitCode))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.BisectJsonReport));
    }
}

/// <summary>The report of <c>pq bisect run --json</c>.</summary>
internal sealed record BisectJsonReport(int Schema, string[] FirstBad, string[] Files, BisectJsonTry[] Tried);

/// <summary>A patch that was tried.</summary>
internal sealed record BisectJsonTry(string Patch, string Verdict, int ExitCode);
