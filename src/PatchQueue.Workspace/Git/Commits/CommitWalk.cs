using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>Walks the history of a repository by a git child, which reads commit graphs and packs faster than libgit2.</summary>
public static class CommitWalk
{
    /// <summary>Digits of an id.</summary>
    public const int IdLength = 40;

    /// <summary>The commits that one holds and others do not, as <c>git rev-list --topo-order</c> has them: no commit before its
    /// children.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tip">A commit's id.</param>
    /// <param name="without">Commits that are left out with all that they hold: ids, or <c>ID^@</c> for the parents of one.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <returns>Ids of 20 bytes, one behind another.</returns>
    /// <exception cref="GitException">git fails.</exception>
    public static byte[] InTopologicalOrder(
        string repository, string tip, IEnumerable<string> without, CancellationToken cancellation)
    {
        string[] words = ["rev-list", "--topo-order", tip, .. without.Select(commit => "^" + commit), "--"];
        var result = GitProgram.Run(repository, cancellation, words);
        if (!result.Succeeded)
        {
            throw new GitException(repository, tip, $"{PatchQueue.Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        var lines = result.Output.Span;
        var ids = new byte[lines.Length / (IdLength + 1) * (IdLength / 2)];
        for (var i = 0; i * (IdLength / 2) < ids.Length; i++)
        {
            _ = Convert.FromHexString(lines.Slice(i * (IdLength + 1), IdLength), ids.AsSpan(i * (IdLength / 2)), out _, out _);
        }

        return ids;
    }

    /// <summary>The commits that some hold, in no order, each with its parents: a line of ids a commit, the commit's first.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tips">Full ids.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <exception cref="GitException">git fails.</exception>
    public static ReadOnlyMemory<byte> WithParents(string repository, IEnumerable<string> tips, CancellationToken cancellation)
    {
        var input = Encoding.ASCII.GetBytes(string.Join('\n', tips) + "\n");
        var call = GitProgram.Call(repository, "rev-list", "--parents", "--stdin");
        var result = ProgramRunner.Run(call with { Input = input }, cancellation);
        return result.Succeeded
            ? result.Output
            : throw new GitException(repository, null, $"{PatchQueue.Text.DisplayText.Of(repository)}: {result.Reason}");
    }

    /// <summary>The commits of a range, merges left out, oldest first.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="range">Revisions as <c>git rev-list</c> has them.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <returns>Full ids.</returns>
    /// <exception cref="GitException">git does not know a revision.</exception>
    public static IReadOnlyList<string> OldestFirst(string repository, IEnumerable<string> range, CancellationToken cancellation) =>
        List(repository, ["--topo-order", "--no-merges", .. range], cancellation);

    /// <summary>Those of some commits that are merges.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="ids">Full ids.</param>
    /// <param name="cancellation">Ends the child.</param>
    public static IReadOnlyList<string> Merges(string repository, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        ids.Count == 0 ? [] : List(repository, ["--no-walk=unsorted", "--merges", .. ids], cancellation);

    /// <summary>The commits of a range along first parents, oldest first: what a branch was, one after another.</summary>
    /// <inheritdoc cref="OldestFirst"/>
    public static IReadOnlyList<string> AlongFirstParents(string repository, string range, CancellationToken cancellation) =>
        List(repository, ["--first-parent", range], cancellation);

    private static string[] List(string repository, string[] words, CancellationToken cancellation)
    {
        var result = GitProgram.Run(repository, cancellation, ["rev-list", "--reverse", .. words, "--"]);
        return result.Succeeded
            ? Encoding.ASCII.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new GitException(repository, null, $"{PatchQueue.Text.DisplayText.Of(repository)}: {result.Reason}");
    }
}
