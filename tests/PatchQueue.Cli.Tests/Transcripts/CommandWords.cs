using System.Text.RegularExpressions;

namespace PatchQueue.Tests.Transcripts;

/// <summary>The words of a command line as a shell would split it, where it is plain: blanks, single quotes, no more.</summary>
internal static partial class CommandWords
{
    /// <summary>Whether the line runs pq and needs no shell; <c>$TOP</c> is allowed, the player replaces it.</summary>
    public static bool IsPlain(string line) =>
        line.StartsWith("pq", StringComparison.Ordinal)
        && !ShellSigns().IsMatch(Quoted().Replace(line.Replace("$TOP", "", StringComparison.Ordinal), ""));

    /// <summary>The words, without their quotes.</summary>
    public static IEnumerable<string> Of(string line) =>
        Words().Matches(line).Select(word => word.Value.Replace("'", "", StringComparison.Ordinal));

    [GeneratedRegex(@"[|&;<>()$`""\\*?\[\]{}~!#]")]
    private static partial Regex ShellSigns();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:'[^']*'|[^\s'])+")]
    private static partial Regex Words();
}
