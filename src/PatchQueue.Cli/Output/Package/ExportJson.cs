using System.Text.Json;
using PatchQueue.Export;

namespace PatchQueue.Output;

/// <summary>What an export came to, as JSON.</summary>
internal static class ExportJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(ExportReport report, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new ExportJsonReport(
            1, report.Format, report.Name, report.Version, report.Out, report.Patches,
            [.. report.Converted.Select(patch => new ExportJsonPatch(patch.Patch, patch.Reason))], report.TreeHash, [.. report.Files],
            report.Verified, new ExportJsonSeconds(
                report.Times.Apply.TotalSeconds, report.Times.Write.TotalSeconds, report.Times.Verify.TotalSeconds)),
        JsonShapes.Default.ExportJsonReport));
}

/// <summary>The report of <c>pq export --json</c>.</summary>
internal sealed record ExportJsonReport(
    int Schema,
    string Format,
    string Name,
    string Version,
    string Out,
    int Patches,
    ExportJsonPatch[] Converted,
    string TreeHash,
    string[] Files,
    string Verified,
    ExportJsonSeconds Seconds);

/// <summary>A patch whose diff was written anew.</summary>
internal sealed record ExportJsonPatch(string Patch, string Reason);

/// <summary>How long the parts of an export took.</summary>
internal sealed record ExportJsonSeconds(double Apply, double Write, double Verify);
