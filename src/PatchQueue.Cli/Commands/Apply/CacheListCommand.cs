using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq cache list</c>.</summary>
internal static class CacheListCommand
{
    /// <summary>Builds it.</summary>
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("list", "List what is in the cache, last used first") { json };
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed.GetValue(json), context)));
        return command;
    }

    private static int Run(bool isJson, CommandContext context)
    {
        var settings = CacheArguments.Settings(context);
        var entries = CacheArguments.Demand(settings).List();
        if (isJson)
        {
            CacheJson.Write(entries, settings.Cache.Value!, settings.CacheSize.Value, context.Out);
        }
        else
        {
            CacheText.Write(entries, settings.Cache.Value!, settings.CacheSize.Value, context.Out);
        }

        return ExitCode.Done;
    }
}
