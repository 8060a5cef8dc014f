using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Text;

namespace PatchQueue.Configuring;

/// <summary>One thing that is wrong, in one row or several.</summary>
/// <param name="Class">What kind of thing.</param>
/// <param name="Severity">A note needs nobody.</param>
/// <param name="Symbol">The option, without <c>CONFIG_</c>.</param>
/// <param name="Message">What is wrong, without the option's name.</param>
/// <param name="Origin">The line that asks for it; null where none does.</param>
/// <param name="Rows">The rows; empty where it is a layer's matter.</param>
public sealed record ConfigFinding(
    FindingClass Class, Severity Severity, string Symbol, string Message, ConfigOrigin? Origin, ImmutableArray<string> Rows)
{
    /// <summary>The class as people type it: <c>LOST-DEP</c>.</summary>
    public static string Word(FindingClass found) => found switch
    {
        FindingClass.LostDep => "LOST-DEP",
        FindingClass.LostGone => "LOST-GONE",
        _ => found.ToString().ToUpperInvariant(),
    };

    /// <summary>The same findings, those that differ only in their row joined.</summary>
    public static ImmutableArray<ConfigFinding> Join(IEnumerable<ConfigFinding> findings) =>
    [
        .. findings.GroupBy(finding => (finding.Class, finding.Severity, finding.Symbol, finding.Message, finding.Origin))
            .Select(group => group.First() with { Rows = [.. group.SelectMany(finding => finding.Rows).Distinct()] })
            .OrderBy(finding => finding.Class).ThenBy(finding => finding.Symbol, StringComparer.Ordinal),
    ];
}
