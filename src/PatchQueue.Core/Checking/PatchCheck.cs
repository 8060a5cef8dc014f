using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>Checks one patch. Pure, and safe to call from several threads.</summary>
public static class PatchCheck
{
    /// <summary>What is wrong with a patch: what its reader found, then what the rules find, by line.</summary>
    public static IReadOnlyList<Finding> Of(PatchFacts facts, CheckProfile profile)
    {
        var name = DisplayText.Of(facts.Name.Span);
        var findings = facts.Patch.Diagnostics.Where(diagnostic => !facts.Patch.Bytes.IsEmpty)
            .Select(diagnostic =>
                new Finding(name, diagnostic.Line, diagnostic.Severity, diagnostic.Code, diagnostic.Message, null)).ToList();
        foreach (var rule in profile.Rules)
        {
            findings.AddRange(rule.Find(facts).Select(found =>
                new Finding(name, found.Line, rule.Severity, rule.Code, found.Message, rule.Fix) { IsMendable = rule.Mend is not null }));
        }

        findings.Sort(static (one, other) => one.Line.CompareTo(other.Line));
        return findings;
    }

    /// <summary>The header with all mended that takes no judgement.</summary>
    public static PatchHeader Mend(PatchHeader header, CheckProfile profile) =>
        profile.Rules.Select(rule => rule.Mend).OfType<Func<PatchHeader, PatchHeader>>().Aggregate(header, (mended, mend) => mend(mended));
}
