using PatchQueue.Cli;
using PatchQueue.Configuring;
using PatchQueue.Kconfig;
using PatchQueue.Porting;
using PatchQueue.Queues;
using PatchQueue.Rebasing;

namespace PatchQueue.Commands;

/// <summary>The configs of a queue that another command than <c>pq config</c> works with.</summary>
internal static class QueueConfigs
{
    /// <summary>What becomes of the kernel's options at a rebase.</summary>
    /// <param name="forecast">What becomes of the patches.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <returns>Null where the queue has no configs, they cannot be read, or the mainline has no Kconfig.</returns>
    public static OptionOutlook? Outlook(
        RebaseForecast forecast, OpenedQueue queue, CommandContext context, CancellationToken cancellation)
    {
        if (ConfigSession.FoldersOf(queue) is null)
        {
            return null;
        }

        try
        {
            var matrix = ConfigSession.Open(queue, tree: null, context).Matrix;
            var onto = KconfigIndexes.Of(forecast.Setup.Onto, cancellation);
            var from = KconfigIndexes.Of(forecast.Setup.From, cancellation);
            return onto.HasAny ? OptionOutlook.Of(matrix, from, onto, Owners(forecast.Report, queue)) : null;
        }
        catch (Exception fault) when (fault is IOException or UsageException)
        {
            context.Error.WriteLine($"warning: nothing is said of the kernel's options: {fault.Message}");
            return null;
        }
    }

    private static List<(OptionOwner Owner, bool Stays)> Owners(RebaseReport report, OpenedQueue queue)
    {
        var leaving = report.Rows.Where(row => row.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.Obsolete)
            .Select(row => report.Patches[row.PatchIndex].Name).ToHashSet(StringComparer.Ordinal);
        return [.. OptionOwner.Read(queue).Where(owner => owner.IsActive).Select(owner => (owner, !leaving.Contains(owner.Patch)))];
    }
}
