using System.Globalization;
using System.Text;

namespace PatchQueue.Git;

/// <summary>The history that a folder of a worktree has: its commit, its branch, and which commits have touched what, by git
/// children.</summary>
public sealed class WorktreeHistory
{
    private WorktreeHistory(string top, string head) => (Top, Head) = (top, head);

    /// <summary>The top of the worktree; absolute.</summary>
    public string Top { get; }

    /// <summary>The full id of the commit that is checked out.</summary>
    public string Head { get; }

    /// <summary>The branch that is checked out; null for none.</summary>
    public string? Branch => Line("symbolic-ref", "-q", "--short", "HEAD");

    /// <summary>Whether the clone lacks older commits.</summary>
    public bool IsShallow => Line("rev-parse", "--is-shallow-repository") == "true";

    /// <summary>Finds the worktree around a folder; null when there is none, or it has no commit yet.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">There is one, and git cannot read it.</exception>
    public static WorktreeHistory? Find(string folder, CancellationToken cancellation)
    {
        for (var top = folder; top is not null; top = Path.GetDirectoryName(top))
        {
            if (Path.Exists(Path.Combine(top, ".git")))
            {
                var result = GitProgram.Run(top, cancellation, "rev-parse", "--verify", "HEAD^{commit}");
                return result.Succeeded ? new WorktreeHistory(top, Text(result.Output)) : throw new GitException(
                    top, "HEAD", $"the git repository of {PatchQueue.Text.DisplayText.Of(top)} cannot be read: {result.Reason}");
            }
        }

        return null;
    }

    /// <summary>When the newest commit was made that touches a file or folder, in seconds since 1970; null when none does.</summary>
    /// <param name="path">Absolute, in the worktree; its top is every commit's.</param>
    public long? NewestTouching(string path) =>
        Line("log", "-1", "--format=%ct", "HEAD", "--", ":(literal)" + RelativeName(path)) is { } line
            ? long.Parse(line, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The first file below a folder that is not as the commit has it; null when all are.</summary>
    /// <param name="path">Absolute, in the worktree.</param>
    public string? FirstChange(string path) =>
        Line("status", "--porcelain", "--untracked-files=no", "--", ":(literal)" + RelativeName(path)) is { Length: > 3 } line ? line[3..]
            : null;

    /// <summary>The full id of a commit that a revision names.</summary>
    /// <exception cref="GitException">There is none.</exception>
    public string Resolve(string revision)
    {
        using var objects = GitObjects.Open(Top);
        return objects.Resolve(revision).Id;
    }

    /// <summary>Who wrote a commit.</summary>
    /// <exception cref="GitException">There is none.</exception>
    public GitPerson AuthorOf(string revision)
    {
        var result = GitProgram.Run(Top, CancellationToken.None, "log", "--max-count=1", "--raw", LoggedCommit.Format, revision, "--");
        return result.Succeeded
            ? LoggedCommit.ReadAll(Encoding.UTF8.GetString(result.Output.Span))[0].Author
            : throw new GitException(Top, revision, $"there is no commit {PatchQueue.Text.DisplayText.Of(revision)}");
    }

    /// <summary>
    /// The commits that touch a folder and that one commit holds and another does not, the newest first, merges left out.
    /// </summary>
    /// <param name="from">The commit whose history is left out; null for none.</param>
    /// <param name="to">The commit.</param>
    /// <param name="path">Absolute, in the worktree.</param>
    /// <param name="most">How many at most; null for all.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">A commit is missing.</exception>
    public IReadOnlyList<LoggedCommit> Touching(string? from, string to, string path, int? most, CancellationToken cancellation)
    {
        List<string> words = ["-c", "core.quotePath=false", "log", "--no-merges", "--topo-order", "--root", "--raw", "--no-abbrev",
            "--no-renames", LoggedCommit.Format, to];
        words.AddRange(most is { } number ? [$"--max-count={number}"] : []);
        words.AddRange(from is null ? [] : ["^" + from]);
        var result = GitProgram.Run(Top, cancellation, [.. words, "--", ":(literal)" + RelativeName(path)]);
        return result.Succeeded
            ? LoggedCommit.ReadAll(Encoding.UTF8.GetString(result.Output.Span))
            : throw new GitException(Top, to, $"the history of {PatchQueue.Text.DisplayText.Of(Top)} cannot be read: {result.Reason}");
    }

    /// <summary>A path as git has it, from the worktree's top.</summary>
    public string RelativeName(string path) => Path.GetRelativePath(Top, path);

    private string? Line(params ReadOnlySpan<string> words) =>
        GitProgram.Run(Top, CancellationToken.None, words) is { Succeeded: true } result && Text(result.Output) is { Length: > 0 } text
            ? text.Split('\n')[0]
            : null;

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).TrimEnd('\n');
}
