using System.Text.RegularExpressions;

namespace PatchQueue.Changelogs;

/// <summary>
/// The line by which an old changelog says where the next one begins: <c>last commit: ID</c>, or <c>commit range: A..B</c>.
/// </summary>
public static partial class ChangelogMark
{
    /// <summary>The commit of the first such line; null when there is none.</summary>
    /// <param name="text">The old changelog.</param>
    public static string? LastCommit(string text) => Mark().Match(text) is { Success: true } mark ? mark.Groups["id"].Value : null;

    /// <summary>The line for a commit.</summary>
    public static string Write(string commit) => $"# last commit: {commit}\n";

    /// <summary>The text without such lines, to be put behind new entries.</summary>
    public static string Without(string text) => Mark().Replace(text, "");

    [GeneratedRegex(
        @"^(?:[#;]\s*)?(?:last commit|commit range):[ \t]*(?:[0-9a-f]{7,64}\.\.)?(?<id>[0-9a-f]{7,64})[ \t]*\r?\n?",
        RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
