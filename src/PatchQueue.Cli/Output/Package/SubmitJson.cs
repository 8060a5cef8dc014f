using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Submitting;

namespace PatchQueue.Output;

/// <summary>What handing a package over came to, as JSON.</summary>
internal static class SubmitJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(SubmitReport report, bool isPlan, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new SubmitJsonReport(
            1, report.Api.ToString(), report.Place.Project, report.Place.Package, isPlan, report.Plan.CreatesProject,
            report.Plan.CreatesPackage, Files(report.Plan.Added), Files(report.Plan.Changed), Files(report.Plan.Removed),
            report.Plan.Unchanged, Files(report.Sent), report.Revision, report.Request,
            [
                .. report.Results.Select(result => new SubmitJsonResult(
                    result.Repository, result.Architecture, result.Package, result.Code, result.Details)),
            ]),
        JsonShapes.Default.SubmitJsonReport));

    private static SubmitJsonFile[] Files(IEnumerable<PackageFile> files) =>
        [.. files.Select(file => new SubmitJsonFile(file.Name, file.Size, file.Md5))];
}

/// <summary>The report of <c>pq submit obs --json</c>.</summary>
internal sealed record SubmitJsonReport(
    int Schema,
    string Api,
    string Project,
    string Package,
    bool DryRun,
    bool CreatesProject,
    bool CreatesPackage,
    SubmitJsonFile[] Added,
    SubmitJsonFile[] Changed,
    SubmitJsonFile[] Removed,
    int Unchanged,
    SubmitJsonFile[] Sent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Revision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Request,
    SubmitJsonResult[] Results);

/// <summary>A file of a package.</summary>
internal sealed record SubmitJsonFile(string Name, long Size, string Md5);

/// <summary>How one build stands.</summary>
internal sealed record SubmitJsonResult(string Repository, string Architecture, string Package, string Code, string Details);
