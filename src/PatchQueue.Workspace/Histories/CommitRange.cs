using System.Text;
using PatchQueue.Git;

namespace PatchQueue.Histories;

/// <summary>The commits that one commit holds and another does not, with their parents. They are numbered from 0, parents before
/// children.</summary>
public sealed class CommitRange
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string[]> _rows = [];

    private CommitRange(string repository, string from, string onto) => (Repository, From, Onto) = (repository, from, onto);

    /// <summary>The repository.</summary>
    public string Repository { get; }

    /// <summary>The commit before the range; a full id.</summary>
    public string From { get; }

    /// <summary>The last commit of the range; a full id.</summary>
    public string Onto { get; }

    /// <summary>How many commits there are.</summary>
    public int Count => _rows.Count;

    /// <summary>The id of a commit.</summary>
    public string this[int number] => _rows[number][0];

    /// <summary>Reads the range by one git child.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="from">A full id.</param>
    /// <param name="onto">A full id.</param>
    /// <param name="cancellation">Ends the child.</param>
    /// <exception cref="GitException">git fails.</exception>
    public static CommitRange Read(string repository, string from, string onto, CancellationToken cancellation)
    {
        var result = GitProgram.Run(repository, cancellation, "rev-list", "--topo-order", "--reverse", "--parents", onto, "^" + from, "--");
        if (!result.Succeeded)
        {
            throw new GitException(repository, onto, $"{Text.DisplayText.Of(repository)}: {result.Reason}");
        }

        var range = new CommitRange(repository, from, onto);
        foreach (var line in Encoding.ASCII.GetString(result.Output.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            range.Add(line.Split(' '));
        }

        return range;
    }

    /// <summary>The number of a commit; null when the range does not have it.</summary>
    /// <param name="id">A full id.</param>
    public int? NumberOf(string id) => _numbers.TryGetValue(id, out var number) ? number : null;

    /// <summary>The ids of a commit's parents, the first one first.</summary>
    public ReadOnlySpan<string> ParentsOf(int number) => _rows[number].AsSpan(1);

    // COMMIT PARENT...
    private void Add(string[] row)
    {
        _numbers.Add(row[0], _rows.Count);
        _rows.Add(row);
    }
}
