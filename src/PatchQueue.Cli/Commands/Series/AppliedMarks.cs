using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>What quilt puts before the names of a series: <c>+</c> for a patch that is applied, <c>=</c> for the top.</summary>
internal static class AppliedMarks
{
    /// <summary>A mark for each active patch, two columns wide; null outside an expanded tree.</summary>
    /// <exception cref="IOException">The series was edited among the patches that are in the tree.</exception>
    public static IReadOnlyList<string>? Of(OpenedQueue queue, CommandContext context)
    {
        if (TreeFinder.Find(context.WorkingDirectory) is not { } tree)
        {
            return null;
        }

        using var list = PatchList.Read(queue.Folder!, queue.Settings, isVanilla: false);
        var stack = PatchStack.Of(TreeRecordFile.TryRead(tree), list.References);
        if (!stack.IsAsSeries)
        {
            throw TreeSession.NewEditedSeries();
        }

        return [.. Enumerable.Range(0, stack.Series.Count)
            .Select(place => place == stack.Position - 1 ? "= " : place < stack.Position ? "+ " : "  ")];
    }
}
