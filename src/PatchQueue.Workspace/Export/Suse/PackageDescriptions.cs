using System.Text.RegularExpressions;

namespace PatchQueue.Export;

/// <summary>What is said of a package.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Text">Lines, without an end of the last one.</param>
/// <param name="Requires">Lines of a spec; empty for none.</param>
internal sealed record PackageDescription(string Summary, string Text, string Requires);

/// <summary>
/// SUSE's file <c>package-descriptions</c>: <c>=== NAME ===</c>, a summary, lines <c>Requires:</c>, an empty line, the description.
/// Lines behind <c>#</c> do not count.
/// </summary>
internal static partial class PackageDescriptions
{
    /// <summary>Reads it; never fails.</summary>
    public static IReadOnlyDictionary<string, PackageDescription> Read(string text)
    {
        var known = new Dictionary<string, PackageDescription>(StringComparer.Ordinal);
        var (name, lines) = ((string?)null, new List<string>());
        foreach (var line in text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')).Append("=== . ==="))
        {
            if (Heading().Match(line) is not { Success: true } heading)
            {
                lines.Add(line);
                continue;
            }

            if (name is not null)
            {
                known[name] = Describe(lines);
            }

            (name, lines) = (heading.Groups[1].Value, []);
        }

        return known;
    }

    private static PackageDescription Describe(List<string> lines)
    {
        var head = lines.TakeWhile(line => line.Length > 0).ToList();
        var requires = head.Where(line => line.StartsWith("Requires:", StringComparison.Ordinal)).Select(Requirement);
        var summary = head.LastOrDefault(line => !line.StartsWith("Requires:", StringComparison.Ordinal)) ?? "";
        return new PackageDescription(
            SummaryWord().Replace(summary, ""), string.Join('\n', lines.Skip(head.Count)).Trim('\n'), string.Join('\n', requires));
    }

    // Another package of modules is one of the same spec, built for the same flavor.
    private static string Requirement(string line) => "Requires:       "
        + line["Requires:".Length..].TrimStart(' ').Replace("-kmp", "-kmp-%build_flavor = %version-%release", StringComparison.Ordinal);

    [GeneratedRegex(@"^==+\s+(\S+)\s+==+\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex("^Summary: *")]
    private static partial Regex SummaryWord();
}
