namespace PatchQueue.Output;

/// <summary>A graph of patches in the language of dot(1), as <c>quilt graph</c> writes it: from the lower patch to the upper one.</summary>
internal static class GraphDot
{
    /// <summary>Writes it. Patches without an edge are left out, but for the one that it is about.</summary>
    public static void Write(GraphReport report, bool hasFiles, TextWriter writer)
    {
        var joined = report.Graph.Edges.SelectMany(edge => new[] { edge.Upper, edge.Lower }).ToHashSet();
        writer.WriteLine("digraph dependencies {");
        foreach (var patch in report.Graph.Patches.Where(patch => joined.Contains(patch) || patch == report.Selected))
        {
            var style = patch == report.Selected ? "style=bold," : "";
            writer.WriteLine($"\tn{patch} [{style}label=\"{Quoted(report.NameOf(patch))}\"];");
        }

        foreach (var edge in report.Graph.Edges)
        {
            var label = hasFiles ? $" [label=\"{string.Join("\\n", edge.Files.Select(file => Quoted(file.ToString())))}\"]" : "";
            writer.WriteLine($"\tn{edge.Lower} -> n{edge.Upper}{label};");
        }

        writer.WriteLine("}");
    }

    private static string Quoted(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
