using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>What may stand at the end of a command line that is begun.</summary>
internal sealed class Completion(CommandContext context)
{
    private static readonly string[] PatchArguments = ["PATCH", "PATCH|N", "FIRST", "LAST"];
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    /// <summary>The candidates, or <see cref="CompletionScripts.Files"/> alone.</summary>
    /// <param name="words">The words behind <c>pq</c>; the last is the one to complete, perhaps empty.</param>
    public IEnumerable<string> Of(IReadOnlyList<string> words)
    {
        var last = words.Count > 0 ? words[^1] : "";
        if (words.Count < 2 || (words.Count == 2 && words[0] == "help"))
        {
            return Beginning(CommandTable.Entries.Where(entry => !entry.IsHidden).Select(entry => entry.Name).Append("help"), last);
        }

        return CommandTable.Find(words[0]) is { } entry
            ? Of(Inner(entry.Create(context), words), words[^2], last)
            : [CompletionScripts.Files];
    }

    private IEnumerable<string> Of(Command command, string before, string last)
    {
        if (command.Options.FirstOrDefault(option => NamesOf(option).Contains(before)) is { } valued && valued.ValueType != typeof(bool))
        {
            return valued.HelpName == "PATCH" ? Patches(last) : [CompletionScripts.Files];
        }

        return last.StartsWith('-') ? Beginning(command.Options.SelectMany(NamesOf).Append("--help"), last)
            : command.Subcommands.Count > 0 ? Beginning(command.Subcommands.Select(child => child.Name), last)
            : command.Arguments.Any(argument => PatchArguments.Contains(argument.Name)) ? Patches(last)
            : command.Arguments.Any(argument => argument.Name == "SHELL") ? Beginning(Shells, last)
            : [CompletionScripts.Files];
    }

    private static Command Inner(Command command, IReadOnlyList<string> words)
    {
        foreach (var word in words.Skip(1).SkipLast(1))
        {
            command = command.Subcommands.FirstOrDefault(child => child.Name == word) ?? command;
        }

        return command;
    }

    private static IEnumerable<string> NamesOf(Option option) => option.Aliases.Prepend(option.Name);

    private static IEnumerable<string> Beginning(IEnumerable<string> candidates, string word) =>
        candidates.Where(candidate => candidate.StartsWith(word, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    // In kernel-source nobody wants to type the folder first: what lies behind the last slash will do.
    private IEnumerable<string> Patches(string word)
    {
        var names = Names();
        var whole = Beginning(names, word).ToList();
        return whole.Count > 0 ? whole : Beginning(names.Select(name => name[(name.LastIndexOf('/') + 1)..]), word);
    }

    private List<string> Names()
    {
        try
        {
            var queue = QueueArguments.Open(QueueOptions.None, context with { Error = TextWriter.Null });
            return [.. queue.Folder!.Series
                .SelectMany(file => file.Read().Active(queue.Settings.SymbolSet)).Select(entry => entry.DisplayName).Distinct()];
        }
        catch (Exception failure) when (failure is UsageException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
