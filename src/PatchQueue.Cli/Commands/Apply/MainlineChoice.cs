using PatchQueue.Cli;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>Which mainline a command works with.</summary>
internal static class MainlineChoice
{
    /// <summary>
    /// What was named, what the queue's settings name, or the release that a kernel-source says; null when none of them does.
    /// </summary>
    /// <param name="named">What the command line names; null for nothing.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="FileNotFoundException">The release is in none of the places where it may be.</exception>
    public static string? TryFind(string? named, OpenedQueue queue, CommandContext context)
    {
        if ((named ?? queue.Settings.Mainline.Value) is { } mainline)
        {
            return context.PathOf(mainline);
        }

        return KernelSourceOf(queue) is not { } kernel ? null
            : MainlineResolver.Resolve(kernel.SourceVersion, queue.Folder!.Root, context.Environment) switch
            {
                MainlineSearch.Found found => found.Source,
                MainlineSearch.NotFound missing => throw new FileNotFoundException(
                    $"linux {missing.Version} is in none of {string.Join(", ", missing.Tried)}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    /// <summary>The queue as a kernel-source; null when it is none.</summary>
    public static KernelSource? KernelSourceOf(OpenedQueue queue) =>
        queue.Folder is { Layout: QueueLayout.KernelSource } folder ? KernelSource.TryRead(folder.Root) : null;
}
