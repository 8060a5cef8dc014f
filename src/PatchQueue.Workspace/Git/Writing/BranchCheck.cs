using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>Whether a branch may be written.</summary>
internal static class BranchCheck
{
    /// <exception cref="GitException">Its name is none, it is there and may not be replaced, or a work tree has it checked out.</exception>
    public static void Demand(BranchTarget target, CancellationToken cancellation)
    {
        var (repository, branch) = (target.Repository, target.Branch);
        var reference = "refs/heads/" + branch;
        if (branch.StartsWith('-') || !GitProgram.Run(repository, cancellation, "check-ref-format", reference).Succeeded)
        {
            throw Refuse(target, "is no name for a branch");
        }

        var worktrees = GitProgram.Run(repository, cancellation, "worktree", "list", "--porcelain");
        if (!worktrees.Succeeded)
        {
            throw new GitException(repository, null, $"git cannot use {DisplayText.Of(repository)}: {worktrees.Reason}");
        }

        if (Encoding.UTF8.GetString(worktrees.Output.Span).Split('\n').Contains("branch " + reference))
        {
            throw Refuse(target, "is checked out in a work tree");
        }

        if (target.Policy == BranchPolicy.Create
            && GitProgram.Run(repository, cancellation, "show-ref", "--verify", "--quiet", reference).Succeeded)
        {
            throw Refuse(target, "exists already", isThere: true);
        }
    }

    private static GitException Refuse(BranchTarget target, string why, bool isThere = false) => new(
        target.Repository, target.Branch, $"the branch '{DisplayText.Of(target.Branch)}' of {DisplayText.Of(target.Repository)} {why}")
    {
        IsBranchThere = isThere,
    };
}
