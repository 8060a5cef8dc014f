using PatchQueue.Headers;
using PatchQueue.Text;

namespace PatchQueue.Checking;

/// <summary>A rule for patches.</summary>
/// <param name="Code">A stable lower-case word group; documented in docs/check.md.</param>
/// <param name="Severity">How much a finding weighs.</param>
/// <param name="Summary">What it demands, in one line.</param>
/// <param name="Source">The tool or text that demands it.</param>
/// <param name="Fix">What helps, for a person.</param>
/// <param name="Find">Finds what is wrong with a patch.</param>
public sealed record CheckRule(
    string Code, Severity Severity, string Summary, string Source, string Fix, Func<PatchFacts, IEnumerable<Found>> Find)
{
    /// <summary>Mends a header where that takes no judgement; null where it does.</summary>
    public Func<PatchHeader, PatchHeader>? Mend { get; init; }
}
