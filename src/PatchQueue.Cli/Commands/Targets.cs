using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Native;
using PatchQueue.Queues;
using PatchQueue.Trees;

namespace PatchQueue.Commands;

/// <summary>Brings a job together with the source and the result that the request names.</summary>
internal static class Targets
{
    /// <summary>Carries a job out.</summary>
    public static ApplyReport Carry(
        ApplyJob job, ApplyRequest request, OpenedQueue queue, CommandContext context, CancellationToken cancellation)
    {
        if (request.Tree is { } tree && !request.IsDryRun)
        {
            return InPlaceExpansion.Run(job, context.PathOf(tree), cancellation);
        }

        var mainline = request.Tree ?? queue.Settings.Mainline.Value
            ?? throw new UsageException("there is no mainline to apply to", "name one with --mainline, or a tree with --tree");
        using var root = DirectoryHandle.Open(context.PathOf(mainline));
        return InPlaceExpansion.Try(job, new DirectorySource(root), cancellation);
    }
}
