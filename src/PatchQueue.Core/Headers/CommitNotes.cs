using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PatchQueue.Headers;

/// <summary>What the message of a commit says of other commits, as the kernel's developers write it.</summary>
/// <param name="Fixes">The commits of its <c>Fixes:</c> lines: ids in lower case, mostly shortened.</param>
/// <param name="Reverts">The commits that it takes back, by git's sentence <c>This reverts commit ID</c>; ids in lower case.</param>
/// <param name="Upstream">The commits of the mainline that it is, as stable branches say it; full ids in lower case.</param>
public sealed partial record CommitNotes(ImmutableArray<string> Fixes, ImmutableArray<string> Reverts, ImmutableArray<string> Upstream)
{
    /// <summary>Patterns of POSIX's extended kind, in any case, for the lines that name commits that are fixed or reverted.</summary>
    public static readonly ImmutableArray<string> Patterns = ["^[[:space:]]*fixes:?[[:space:]]", "reverts[[:space:]]+commit"];

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message, its lines ended by LF.</param>
    public static CommitNotes Read(string message) =>
        new(Ids(FixesLine(), message), Ids(RevertSentence(), message), Ids(OfStable(), message));

    private static ImmutableArray<string> Ids(Regex form, string message) =>
        [.. form.Matches(message).Select(match => match.Groups["id"].Value.ToLowerInvariant()).Distinct()];

    // Fixes: 0123456789ab ("subject"), also with the word commit, brackets, or a # before the id
    [GeneratedRegex(
        @"^[ \t]*Fixes:?[ \t]+(?:commit|git)?[ \t#:<\[(]*(?<id>[0-9a-f]{7,40})(?![0-9a-z])",
            RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex FixesLine();

    [GeneratedRegex(@"\breverts\s+commit\s+(?<id>[0-9a-f]{7,40})(?![0-9a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex RevertSentence();

    [GeneratedRegex(
        @"^\s*(?:commit\s+(?<id>[0-9a-f]{40})\s+upstream\.?|\[?\s*Upstream\s+commit\s+(?<id>[0-9a-f]{40})\s*\]?)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex OfStable();
}
