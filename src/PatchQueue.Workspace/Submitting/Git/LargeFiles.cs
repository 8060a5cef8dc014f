using System.Text;

namespace PatchQueue.Submitting;

/// <summary>Which files of a package git keeps outside its history.</summary>
internal static class LargeFiles
{
    private const string Attributes = "filter=lfs diff=lfs merge=lfs -text";

    private static readonly string[] Patterns = ["*.tar.bz2", "*.tar.?z", "*.tar.zst", "*.bundle"];

    /// <summary>Adds the lines that say so to a <c>.gitattributes</c>, those that it lacks.</summary>
    public static string AddTo(string attributes)
    {
        var text = new StringBuilder(attributes);
        if (attributes.Length > 0 && attributes[^1] != '\n')
        {
            text.Append('\n');
        }

        foreach (var pattern in Patterns.Where(pattern => !attributes.Split('\n').Any(line => line.Split(' ', '\t')[0] == pattern)))
        {
            text.Append(pattern).Append(' ').Append(Attributes).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Takes all lines that say so away.</summary>
    public static string TakeFrom(string attributes) => string.Concat(attributes.Split('\n')
        .Where(line => line.Length > 0 && !line.Split(' ', '\t').Contains("filter=lfs")).Select(line => line + "\n"));
}
