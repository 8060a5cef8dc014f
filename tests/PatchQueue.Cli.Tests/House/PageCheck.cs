using System.Text.RegularExpressions;

namespace PatchQueue.Tests.House;

/// <summary>Holds one file to the size of a page and to the words that stay true.</summary>
internal static class PageCheck
{
    private const int MaxLines = 250;
    private const int MaxColumns = 140;

    // A longer file and its reason.
    private static readonly Dictionary<string, string> LongFiles = [];

    // Written in two halves, so that this file does not hold the words itself.
    private static readonly Regex PassingWords = new(
        $@"\b({string.Join('|', "issue #?[0-" + "9]+", "to" + "do", "fix" + "me", "ha" + "ck", "phase [0-" + "9a-z]",
            "clau" + "de", "chat" + "gpt",
            "l" + "lm", "ai-gen" + "erated", "for" + " now", "place" + "holder", "not imple" + "mented")})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Lists what breaks a rule; line numbers count from 1.</summary>
    public static IEnumerable<string> Faults(string path, string text)
    {
        var lines = text.Split('\n');
        var isCode = path.EndsWith(".cs", StringComparison.Ordinal);
        if (isCode && lines.Length - 1 > MaxLines && !LongFiles.ContainsKey(path))
        {
            yield return $"{path}: {lines.Length - 1} lines; is there a second noun in it?";
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (isCode && lines[i].Length > MaxColumns)
            {
                yield return $"{path}:{i + 1}: {lines[i].Length} columns";
            }

            if (PassingWords.Match(lines[i]) is { Success: true } word)
            {
                yield return $"{path}:{i + 1}: the words '{word.Value}'";
            }
        }
    }
}
