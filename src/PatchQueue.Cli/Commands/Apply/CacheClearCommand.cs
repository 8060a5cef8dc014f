using System.CommandLine;
using PatchQueue.Cache;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq cache clear</c>.</summary>
internal static class CacheClearCommand
{
    private const int LeastKey = 8;

    /// <summary>Builds it.</summary>
    public static Command Create(CommandContext context)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "An archive's name, or the beginning of its SHA-256; all without one",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("clear", "Remove archives from the cache; who reads one goes on") { names };
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed.GetValue(names) ?? [], context)));
        return command;
    }

    private static int Run(string[] names, CommandContext context)
    {
        var cache = CacheArguments.Demand(CacheArguments.Settings(context));
        var entries = cache.List();
        var chosen = names.Length == 0 ? entries : [.. names.SelectMany(name => Find(entries, name)).Distinct()];
        cache.Remove(chosen);
        CacheText.WriteRemoved(chosen, context.Out);
        return ExitCode.Done;
    }

    private static List<CachedEntry> Find(IReadOnlyList<CachedEntry> entries, string name)
    {
        var found = entries.Where(entry => entry.Archive == name
            || (name.Length >= LeastKey && entry.Key.StartsWith(name, StringComparison.Ordinal))).ToList();
        return found.Count > 0 ? found : throw new FileNotFoundException($"there is no {name} in the cache");
    }
}
