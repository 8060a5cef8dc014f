using System.CommandLine;

namespace PatchQueue.Commands;

/// <summary>Tells a command's own words from the program that it is to run: <c>pq bisect run --good a.patch make -j4</c>.</summary>
internal static class ProgramWords
{
    /// <summary>The words with <c>--</c> before the program, so that its options are not taken for ours.</summary>
    public static string[] Mark(Command command, string[] words)
    {
        var inner = command;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "--")
            {
                return words;
            }

            if (!words[i].StartsWith('-'))
            {
                if (inner.Subcommands.FirstOrDefault(child => child.Name == words[i]) is not { } child)
                {
                    return inner.Subcommands.Count > 0 ? words : [.. words[..i], "--", .. words[i..]];
                }

                inner = child;
            }
            else if (TakesValue(inner, words[i]))
            {
                i++;
            }
        }

        return words;
    }

    private static bool TakesValue(Command command, string word) => command.Options.Any(option =>
        (option.Name == word || option.Aliases.Contains(word)) && option.ValueType != typeof(bool));
}
