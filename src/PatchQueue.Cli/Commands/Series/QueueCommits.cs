using System.Globalization;
using PatchQueue.Cli;
using PatchQueue.Committing;
using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Makes planned commits of a queue, all or none.</summary>
internal static class QueueCommits
{
    /// <summary>Makes them.</summary>
    /// <param name="plan">The commits.</param>
    /// <param name="top">The top of the worktree; absolute.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="isVerified">Whether git's pre-commit hook looks at all of them first.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>Their ids.</returns>
    /// <exception cref="IOException">The hook objects.</exception>
    public static List<string> Make(
        CommitPlan plan, string top, CommandContext context, bool isVerified, CancellationToken cancellation)
    {
        using var maker = CommitMaker.Begin(top, context.Environment, cancellation);
        if (isVerified && plan.Commits.Length > 0)
        {
            foreach (var commit in plan.Commits)
            {
                Take(commit, maker);
            }

            Demand(maker.RunHook(), context);
            maker.Restart();
        }

        // By one date of the author the changelog knows what belongs together.
        var date = context.Clock.GetLocalNow().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var ids = new List<string>();
        foreach (var commit in plan.Commits)
        {
            Take(commit, maker);
            ids.Add(maker.Commit(commit.Message, date));
        }

        maker.Finish();
        return ids;
    }

    private static void Demand(string? objection, CommandContext context)
    {
        if (objection is null)
        {
            return;
        }

        foreach (var line in objection.Split('\n'))
        {
            context.Error.WriteLine(DisplayText.Of(line));
        }

        throw new IOException("the pre-commit hook objects; nothing is committed");
    }

    private static void Take(QueueCommit commit, CommitMaker maker)
    {
        maker.Take(commit.Files);
        foreach (var (path, bytes) in commit.Series)
        {
            maker.Take(path, bytes);
        }
    }
}
