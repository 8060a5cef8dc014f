using System.IO.Enumeration;
using PatchQueue.Cli;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>Finds patches that wait by what a person calls them.</summary>
/// <param name="folder">The folder of the rebase.</param>
internal sealed class OpenNames(RebaseFolder folder)
{
    private const string Hint = "pq rebase --status lists them";

    /// <summary>The patches whose files are open here.</summary>
    public List<string> Taken(RebaseState? state) => state is null
        ? []
        : [.. state.Open.Keys.Where(name => File.Exists(Path.Combine(folder.WorkOf(name), "state")))];

    /// <summary>The patch that is meant.</summary>
    /// <param name="state">Where the rebase stands.</param>
    /// <param name="name">What it is called; null for the one whose files are open, or the only one that waits.</param>
    /// <exception cref="UsageException">It is none, or several.</exception>
    public string Find(RebaseState state, string? name)
    {
        if (name is null)
        {
            return Taken(state) switch
            {
                [var only] => only,
                [] when state.Open.Count == 1 => state.Open.Keys.First(),
                [] => throw new UsageException("no files of a patch are open here", "name the patch"),
                var taken => throw new UsageException($"the files of {taken.Count} patches are open here", "name the patch"),
            };
        }

        var names = state.Open.ContainsKey(name) ? [name] : state.Open.Keys.Where(open => IsMeant(open, name)).ToList();
        return names.Count == 1 ? names[0] : throw new UsageException(
            names.Count == 0 ? $"no patch that waits is called '{name}'" : $"several patches that wait are called '{name}'", Hint);
    }

    /// <summary>The patches that a name or a pattern means.</summary>
    /// <inheritdoc cref="Find"/>
    public IReadOnlyList<string> FindAll(RebaseState state, string name)
    {
        if (!name.Contains('*', StringComparison.Ordinal))
        {
            return [Find(state, name)];
        }

        var matching = state.Open.Keys.Where(open => FileSystemName.MatchesSimpleExpression("*" + name, open, ignoreCase: false)).ToList();
        return matching.Count > 0 ? matching : throw new UsageException($"no patch that waits is called like '{name}'", Hint);
    }

    private static bool IsMeant(string open, string name) =>
        open == name || Path.GetFileName(open) == name || Path.GetFileNameWithoutExtension(open) == name
        || Path.GetFileName(open).StartsWith(name, StringComparison.Ordinal);
}
