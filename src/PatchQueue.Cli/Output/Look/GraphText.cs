namespace PatchQueue.Output;

/// <summary>A graph of patches as lines: each patch, and below it those that it rests on, with the files.</summary>
internal static class GraphText
{
    private const int MostFiles = 5;

    /// <summary>Writes it in the order of the series.</summary>
    public static void Write(GraphReport report, TextWriter writer)
    {
        foreach (var patch in report.Graph.Patches)
        {
            var under = report.Graph.Under(patch).ToList();
            writer.WriteLine($"{report.NameOf(patch)} rests on {(under.Count == 0 ? "the mainline alone" : "")}".TrimEnd());
            foreach (var edge in under)
            {
                var names = string.Join(", ", edge.Files.Take(MostFiles));
                var more = edge.Files.Length > MostFiles ? $" and {edge.Files.Length - MostFiles} more" : "";
                writer.WriteLine($"  {report.NameOf(edge.Lower)} ({names}{more})");
            }
        }
    }
}
