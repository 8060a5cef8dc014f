using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>The messages of commits, by one git child for all.</summary>
public static class CommitMessages
{
    /// <summary>Reads those of a range of which a line fits a pattern, newest first.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="range">Revisions as <c>git log</c> has them.</param>
    /// <param name="patterns">Patterns of POSIX's extended kind, in any case; none: all messages.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <exception cref="GitException">git does not know a revision.</exception>
    public static IEnumerable<(string Id, string Message)> Read(
        string repository, IEnumerable<string> range, IEnumerable<string> patterns, CancellationToken cancellation)
    {
        string[] words =
        [
            "log", "-z", "-i", "-E", "--format=%H%n%B", .. patterns.Select(pattern => $"--grep={pattern}"), .. range, "--",
        ];
        var result = GitProgram.Run(repository, cancellation, words);
        if (!result.Succeeded)
        {
            throw new GitException(repository, null, $"{Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        return Encoding.UTF8.GetString(result.Output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(record => record.Split('\n', 2)).Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));
    }
}
