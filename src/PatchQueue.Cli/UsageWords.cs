using System.Text.RegularExpressions;

namespace PatchQueue.Cli;

/// <summary>The library's words for a wrong command line, without the names of its types.</summary>
internal static partial class UsageWords
{
    /// <summary>One sentence without a full stop.</summary>
    public static string Of(string message) =>
        NoSuchValue().Match(message) is { Success: true } match
            ? $"{match.Groups[2].Value} does not take '{match.Groups[1].Value}'"
            : message.TrimEnd('.');

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|argument|command) '([^']*)'")]
    private static partial Regex NoSuchValue();
}
