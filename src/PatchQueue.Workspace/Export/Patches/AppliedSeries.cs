using System.Text;

namespace PatchQueue.Export;

/// <summary>
/// The list that <c>apply-patches</c> reads: for each patch in order the tool that applies it and its path, guards resolved. A comment
/// above says what tree it gives.
/// </summary>
internal static class AppliedSeries
{
    /// <summary>The file's name in packages.</summary>
    public const string FileName = "series.applied";

    /// <summary>Writes the list.</summary>
    public static string Write(ExpandedQueue expanded)
    {
        var text = new StringBuilder($"# {expanded.Patches.Length} patches\n# tree {expanded.Manifest.Hash}\n");
        foreach (var patch in expanded.Patches.Where(patch => !patch.IsEmpty))
        {
            text.Append(patch.NeedsGit ? "git " : "patch ").Append(PatchArchives.PathOf(patch.Name)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The paths that a list names, in order.</summary>
    public static IEnumerable<string> Read(string text) =>
        text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line =>
            line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    /// <summary>The script that applies a list, for a tree with the job's rule for empty files.</summary>
    public static string Script(ExportJob job) => Templates.FillOwn(
        "apply-patches", new Dictionary<string, string> { ["EMPTY_FILES"] = job.Options.RemovesEmptyFiles ? " -E" : "" });
}
