using System.Globalization;
using System.Text;
using PatchQueue.Processes;
using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>
/// Writes a branch through one <c>git fast-import</c>: blobs in any order, from any thread, then the commits that refer to them.
/// The same input gives the same ids. A branch that is checked out anywhere is left alone.
/// </summary>
public sealed class FastImport : IDisposable
{
    private readonly string _repository;
    private readonly string _reference;
    private readonly RunningProgram _git;
#pragma warning disable CA2213 // disposing would flush into a git that may be gone
    private readonly BufferedStream _input;
#pragma warning restore CA2213
    private readonly Lock _gate = new();
    private int _lastMark;

    private FastImport(string repository, string branch, RunningProgram git)
    {
        (_repository, _reference, _git) = (repository, "refs/heads/" + branch, git);
        _input = new BufferedStream(git.Input, 1 << 20);
        Write("feature done\n");
    }

    /// <summary>Begins a branch.</summary>
    /// <param name="repository">The repository's path.</param>
    /// <param name="branch">Its name without <c>refs/heads/</c>.</param>
    /// <param name="isForced">Whether a branch of that name may be replaced.</param>
    /// <exception cref="GitException">The name is none, the branch exists, or it is checked out.</exception>
    public static FastImport Begin(string repository, string branch, bool isForced)
    {
        _ = GitCalls.Run(repository, "check-ref-format", "--branch", branch);
        var heads = Encoding.UTF8.GetString(GitCalls.Run(repository, "for-each-ref", "--format=%(refname)", "refs/heads/" + branch));
        if (heads.Split('\n').Contains("refs/heads/" + branch) && !isForced)
        {
            throw new GitException(repository, $"the branch '{branch}' exists already");
        }

        var trees = Encoding.UTF8.GetString(GitCalls.Run(repository, "worktree", "list", "--porcelain"));
        return trees.Split('\n').Contains("branch refs/heads/" + branch)
            ? throw new GitException(repository, $"the branch '{branch}' is checked out")
            : new FastImport(
                repository, branch, RunningProgram.Start(GitCalls.Of(repository, "fast-import", "--quiet", "--done", "--force")));
    }

    /// <summary>Adds a blob, given as ranges of a buffer. Safe to call from several threads.</summary>
    /// <returns>Its mark.</returns>
    public int AddBlob(ReadOnlySpan<byte> buffer, IReadOnlyList<Slice> runs)
    {
        lock (_gate)
        {
            Write($"blob\nmark :{++_lastMark}\ndata {runs.Sum(run => (long)run.Length)}\n");
            foreach (var run in runs)
            {
                _input.Write(run.Of(buffer));
            }

            Write("\n");
            return _lastMark;
        }
    }

    /// <summary>Adds a commit on top of the last one, or of <paramref name="parent"/> when it is the first.</summary>
    public void AddCommit(GitCommitText commit, string? parent, IEnumerable<GitChange> changes)
    {
        var message = Encoding.UTF8.GetBytes(commit.Message);
        Write($"commit {_reference}\nauthor {commit.Author} {commit.AuthorDate}\ncommitter {commit.Committer} {commit.CommitterDate}\n");
        Write($"data {message.Length}\n");
        _input.Write(message);
        Write(parent is null ? "\n" : $"\nfrom {parent}\n");

        // What goes makes room for what comes.
        foreach (var change in changes.OrderBy(change => change.Mark > 0).ThenBy(change => change.Path))
        {
            Write(change.Mark == 0 ? "D " : $"M {Convert.ToString(change.Mode, 8)} :{change.Mark} ");
            WriteQuoted(change.Path.Bytes);
            Write("\n");
        }
    }

    /// <summary>Ends the import; only now the branch is there.</summary>
    /// <returns>The id of its last commit.</returns>
    /// <exception cref="GitException">git refused something.</exception>
    public string End()
    {
        try
        {
            Write("done\n");
            _input.Flush();
        }
        catch (IOException)
        {
            // git has ended early; its message follows.
        }

        return _git.End() == 0
            ? Encoding.ASCII.GetString(GitCalls.Run(_repository, "rev-parse", "--verify", _reference)).Trim()
            : throw new GitException(_repository, GitCalls.FirstLine(_git.Errors));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The buffer is dropped, not flushed: what has no end must not become a branch.
        _git.Dispose();
    }

    private void Write(string text) => _input.Write(Encoding.UTF8.GetBytes(text));

    private void WriteQuoted(ReadOnlySpan<byte> path)
    {
        _input.WriteByte((byte)'"');
        foreach (var octet in path)
        {
            if (octet is >= 0x20 and < 0x7f and not ((byte)'"' or (byte)'\\'))
            {
                _input.WriteByte(octet);
            }
            else
            {
                Write("\\" + Convert.ToString(octet, 8).PadLeft(3, '0').ToString(CultureInfo.InvariantCulture));
            }
        }

        _input.WriteByte((byte)'"');
    }
}
