using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>Looks into branches and histories for commits, by git children.</summary>
public static class CommitSearch
{
    private const int NotFound = 1;

    /// <summary>The lines of a revision's files that fit a pattern.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">A branch, tag or commit.</param>
    /// <param name="pattern">A pattern of POSIX's extended kind, in any case.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">There is no such revision.</exception>
    public static IReadOnlyList<(string Path, string Line)> Lines(
        string repository, string revision, string pattern, CancellationToken cancellation)
    {
        var result = GitProgram.Run(repository, cancellation, "grep", "-I", "-i", "-z", "-E", pattern, revision, "--");
        if (!result.Succeeded && result.ExitCode != NotFound)
        {
            throw new GitException(repository, revision, $"{Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        // REVISION:PATH NUL LINE LF
        return
        [
            .. Encoding.UTF8.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(row => row.Split('\0', 2)).Where(row => row.Length == 2)
                .Select(row => (row[0][(revision.Length + 1)..], row[1])),
        ];
    }

    /// <summary>A file of a revision; null when it has none.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">A branch, tag or commit.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellation">Ends git.</param>
    public static ReadOnlyMemory<byte>? File(string repository, string revision, string path, CancellationToken cancellation) =>
        GitProgram.Run(repository, cancellation, "cat-file", "blob", $"{revision}:{path}") is { Succeeded: true } result
            ? result.Output
            : (ReadOnlyMemory<byte>?)null;

    /// <summary>Whether a revision holds a commit; no where the repository lacks one of them.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="cancellation">Ends git.</param>
    public static bool Holds(string repository, string commit, string revision, CancellationToken cancellation) =>
        GitProgram.Run(repository, cancellation, "merge-base", "--is-ancestor", commit, revision).Succeeded;
}
