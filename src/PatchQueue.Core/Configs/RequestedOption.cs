using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PatchQueue.Configs;

/// <summary>What one layer asks of one option.</summary>
/// <param name="Symbol">Without <c>CONFIG_</c>.</param>
/// <param name="Value">What it asks for.</param>
/// <param name="Origin">Where it does.</param>
/// <param name="Text">The line, with its line end.</param>
/// <param name="Note">What a person has written to it: the comment above the line, or the note of an annotation; empty for nothing.</param>
public sealed partial record RequestedOption(string Symbol, ConfigValue Value, ConfigOrigin Origin, string Text, string Note)
{
    /// <summary>The bugs, CVEs and commits that the note names.</summary>
    public ImmutableArray<string> References => [.. ReferenceWords().Matches(Note).Select(match => match.Value)];

    // bsc#1012628, LP: #1983357, (Closes: #123456), CVE-2024-1234, a commit of at least 12 digits
    [GeneratedRegex(@"\b[A-Za-z]+#\d+\b|\b(LP|Closes): #\d+\b|\bCVE-\d{4}-\d{4,}\b|\b[0-9a-f]{12,40}\b")]
    private static partial Regex ReferenceWords();
}
