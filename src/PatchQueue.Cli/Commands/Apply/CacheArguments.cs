using PatchQueue.Cache;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>The cache that the settings name.</summary>
internal static class CacheArguments
{
    /// <summary>Opens it; null where there is no place for one.</summary>
    /// <param name="settings">They say where, and how large.</param>
    /// <param name="log">Is told what it was good for.</param>
    public static BaseCache? Open(QueueSettings settings, Action<string> log)
    {
        if (settings.Cache.Value is { } directory)
        {
            return new BaseCache(directory, settings.CacheSize.Value, log, TimeProvider.System);
        }

        log("there is no cache: neither XDG_CACHE_HOME nor HOME is set");
        return null;
    }

    /// <summary>Opens it for a command that is about nothing else.</summary>
    /// <exception cref="UsageException">There is no place for one.</exception>
    public static BaseCache Demand(QueueSettings settings) => Open(settings, _ => { }) ?? throw new UsageException(
        "there is no place for a cache", "set HOME, XDG_CACHE_HOME or PQ_CACHE_DIR");

    /// <summary>The settings, in a queue or outside.</summary>
    /// <exception cref="UsageException">They are wrong, which has been reported.</exception>
    public static QueueSettings Settings(CommandContext context)
    {
        var queue = QueueOpener.Open(context.WorkingDirectory, QueueOptions.None, context.Environment);
        DiagnosticText.Write(queue.Diagnostics, context);
        return queue.HasErrors ? throw new UsageException("the settings cannot be used") : queue.Settings;
    }
}
