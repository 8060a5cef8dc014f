using System.Text.Json;
using System.Text.Json.Serialization;

namespace PatchQueue.Output;

/// <summary>How a program ended behind each patch, as JSON.</summary>
internal static class EachJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(string program, IEnumerable<(string Patch, int? Code)> rows, TextWriter writer)
    {
        var json = new EachJsonReport(1, program, [.. rows.Select(row => new EachJsonPatch(row.Patch, row.Code))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.EachJsonReport));
    }
}

/// <summary>The report of <c>pq each --json</c>.</summary>
internal sealed record EachJsonReport(int Schema, string Program, EachJsonPatch[] Patches);

/// <summary>A patch in it; without an exit code where the program was not started, because the patch was rejected.</summary>
internal sealed record EachJsonPatch(
    string Patch, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ExitCode);
