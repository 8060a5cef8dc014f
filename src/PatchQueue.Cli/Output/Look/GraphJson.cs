using System.Text.Json;

namespace PatchQueue.Output;

/// <summary>A graph of patches as JSON.</summary>
internal static class GraphJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(GraphReport report, TextWriter writer)
    {
        var json = new GraphJsonReport(1, [.. report.Graph.Patches.Select(patch => new GraphJsonPatch(
            report.NameOf(patch),
            [.. report.Graph.Under(patch).Select(edge => new GraphJsonEdge(
                report.NameOf(edge.Lower), [.. edge.Files.Select(file => file.ToString())]))]))]);
        writer.WriteLine(JsonSerializer.Serialize(json, JsonShapes.Default.GraphJsonReport));
    }
}

/// <summary>The report of <c>pq graph --json</c>.</summary>
internal sealed record GraphJsonReport(int Schema, GraphJsonPatch[] Patches);

/// <summary>A patch in it.</summary>
internal sealed record GraphJsonPatch(string Patch, GraphJsonEdge[] RestsOn);

/// <summary>A patch that another rests on.</summary>
internal sealed record GraphJsonEdge(string Patch, string[] Files);
