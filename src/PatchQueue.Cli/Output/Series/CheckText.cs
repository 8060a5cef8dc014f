using PatchQueue.Checking;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What a check has found, for people and editors: <c>FILE:LINE: error: message [code]</c>.</summary>
internal static class CheckText
{
    /// <summary>Writes a line a finding, and a last one that counts.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="patches">How many patches were looked at.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(IReadOnlyList<Finding> findings, int patches, TextWriter writer)
    {
        foreach (var finding in findings)
        {
            var place = finding.Line > 0 ? $"{finding.File}:{finding.Line}" : finding.File;
            writer.WriteLine($"{place}: {Word(finding.Severity)}: {finding.Message} [{finding.Code}]");
        }

        var counts = new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Select(severity => (severity, Count: findings.Count(finding => finding.Severity == severity)))
            .Where(row => row.Count > 0).Select(row => $"{row.Count} {Word(row.severity)}{(row.Count == 1 ? "" : "s")}").ToList();
        var sum = counts.Count == 0 ? "nothing found" : string.Join(", ", counts);
        writer.WriteLine($"{patches} {(patches == 1 ? "patch" : "patches")} checked: {sum}");
        if (findings.Any(finding => finding.IsMendable))
        {
            writer.WriteLine("pq check --fix mends some of that");
        }
    }

    /// <summary>Lists the rules of a profile.</summary>
    public static void WriteRules(CheckProfile profile, TextWriter writer)
    {
        writer.WriteLine($"{profile.Name}: {profile.Summary}\n");
        foreach (var rule in profile.Rules)
        {
            WriteRule(rule.Code, rule.Severity, rule.Summary, rule.Source, rule.Fix, writer);
        }

        writer.WriteLine("\nOver the whole queue:\n");
        foreach (var rule in QueueRule.All)
        {
            WriteRule(rule.Code, rule.Severity, rule.Summary, rule.Source, rule.Fix, writer);
        }
    }

    /// <summary>The word for a severity.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static void WriteRule(string code, Severity severity, string summary, string source, string fix, TextWriter writer)
    {
        writer.WriteLine($"{code,-20} {Word(severity),-8} {summary}");
        writer.WriteLine($"{"",-29} from {source}; fix: {fix}");
    }
}
