using PatchQueue.Cli;
using PatchQueue.Committing;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;

namespace PatchQueue.Commands;

/// <summary>Commits what a step of a rebase has written: one commit a patch, and behind them one for the rest.</summary>
/// <param name="queue">The queue.</param>
/// <param name="folder">The folder of the rebase.</param>
/// <param name="context">The world around the command.</param>
internal sealed class RebaseCommits(OpenedQueue queue, RebaseFolder folder, CommandContext context)
{
    /// <summary>Makes them.</summary>
    /// <param name="step">The step.</param>
    /// <param name="files">All that it has changed; absolute.</param>
    /// <param name="cancellation">Ends git.</param>
    public void Make(StepRun step, IEnumerable<string> files, CancellationToken cancellation)
    {
        using var changes = ChangedFiles.InWorktree(folder.Root);
        var plan = CommitPlan.Of(queue.Folder!, changes, queue.Settings.SymbolSet, null);
        plan = plan with { Commits = [.. plan.Commits.Select(commit => WithReferences(commit, step))] };
        var rest = files.Except(plan.Commits.SelectMany(commit => commit.Files), StringComparer.Ordinal)
            .Except(plan.Commits.SelectMany(commit => commit.Series.Select(series => series.Path)), StringComparer.Ordinal)
            .Where(path => !path.StartsWith(folder.UndoPath, StringComparison.Ordinal))
            .Where(path => File.Exists(path) || changes.Files.Any(file => file.Path == path)).ToList();
        if (rest.Count > 0)
        {
            plan = plan with { Commits = plan.Commits.Add(new QueueCommit(Words(step), [.. rest], [])) };
        }

        var ids = QueueCommits.Make(plan, changes.Top, context, isVerified: true, cancellation);
        CommitText.WriteDone(plan, ids, context.Out);
    }

    private static string Words(StepRun step) => step.State.Open.IsEmpty
        ? "Rebase: all patches are settled.\n"
        : $"Rebase: {StepText.Count(step.State.Open.Count)}.\n";

    // A patch that goes takes its references to the changelog.
    private static QueueCommit WithReferences(QueueCommit commit, StepRun step)
    {
        var gone = step.Patches.FirstOrDefault(patch => (patch.Goes || patch.IsDropped) && commit.Files.Contains(patch.Patch.FilePath));
        if (gone is null || File.Exists(gone.Patch.FilePath))
        {
            return commit;
        }

        var header = PatchHeader.Read(step.PatchOf(gone.Row.PatchIndex).Whole.Text);
        var references = string.Join(' ', Reference.In(header).Select(one => one.Text));
        var why = gone.IsDropped ? "" : " It is upstream.";
        return commit with
        {
            Message = $"Delete {gone.Patch.DisplayName}{(references.Length > 0 ? $" ({references})" : "")}.{why}\n",
        };
    }
}
