using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>What git says of a commit, in the words that a patch's header has.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Author">Name and address: <c>A B &lt;ab@example.org&gt;</c>.</param>
/// <param name="Date">When it was written, as a mail has it.</param>
/// <param name="Subject">The first paragraph of its message, on one line.</param>
/// <param name="Paths">The files that it changes, against its first parent, in git's quoting.</param>
public sealed record CommitFacts(string Id, string Author, string Date, string Subject, ImmutableArray<string> Paths)
{
    private const string Format = "--format=%x00%H%n%an <%ae>%n%aD%n%s";

    /// <summary>Looks at commits, all by one git child.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="ids">Full ids; one that the repository lacks is left out.</param>
    /// <param name="cancellation">Ends the child.</param>
    public static IReadOnlyDictionary<string, CommitFacts> Of(string repository, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var wanted = string.Join('\n', ids.Distinct());
        if (wanted.Length == 0)
        {
            return new Dictionary<string, CommitFacts>();
        }

        var call = GitProgram.Call(
            repository, "log", "--no-walk=unsorted", "--ignore-missing", "--no-renames", "--diff-merges=first-parent", "--name-only",
            "--stdin", Format);
        return Read(repository, ProgramRunner.Run(call with { Input = Encoding.ASCII.GetBytes(wanted + "\n") }, cancellation));
    }

    /// <summary>Looks for the commits of a subject that a commit holds, with a mark such as <c>[PATCH]</c> before it or not.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="subject">The subject without such a mark.</param>
    /// <param name="tips">Commits to search from.</param>
    /// <param name="cancellation">Ends the child.</param>
    public static IEnumerable<CommitFacts> BySubject(
        string repository, string subject, IEnumerable<string> tips, CancellationToken cancellation) =>
        Read(repository, GitProgram.Run(
            repository, cancellation,
            ["log", "-F", $"--grep={subject}", "--no-renames", "--diff-merges=first-parent", "--name-only", Format, .. tips, "--"]))
            .Values.Where(commit => commit.Subject == subject
                || (commit.Subject.StartsWith('[') && commit.Subject.EndsWith("] " + subject, StringComparison.Ordinal)));

    private static Dictionary<string, CommitFacts> Read(string repository, ProgramResult result)
    {
        if (!result.Succeeded)
        {
            throw new GitException(repository, null, $"{Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        var commits = new Dictionary<string, CommitFacts>(StringComparer.Ordinal);
        foreach (var record in Encoding.UTF8.GetString(result.Output.Span).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = record.Split('\n');
            commits[lines[0]] = new CommitFacts(
                lines[0], lines[1], lines[2], lines[3], [.. lines.Skip(4).Where(line => line.Length > 0)]);
        }

        return commits;
    }
}
