using System.Collections.Immutable;
using System.Text;
using PatchQueue.Processes;

namespace PatchQueue.Git;

/// <summary>
/// Makes commits on top of HEAD in an index of its own: git sees all of them at once, or none. The person's own name, hooks and key are
/// git's business.
/// </summary>
public sealed class CommitMaker : IDisposable
{
    private readonly string _top;
    private readonly string _index;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly string? _start;
    private readonly bool _isSigned;
    private string? _head;

    private CommitMaker(string top, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        (_top, _environment, _cancellation) = (top, environment, cancellation);
        _index = Path.Combine(
            GitFolder.Of(top) ?? throw new GitException(top, null, $"{top} is not the top of a git worktree"),
            $"pq-index.{Environment.ProcessId}");
        _start = _head = Revision("HEAD");
        _isSigned = Text(Run(["config", "--type=bool", "--get", "commit.gpgsign"], isRequired: false)) == "true";
    }

    /// <summary>Begins.</summary>
    /// <param name="top">The top of a worktree; absolute.</param>
    /// <param name="environment">The environment, for the person's settings.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="GitException">A merge is going on, or git fails.</exception>
    public static CommitMaker Begin(string top, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var maker = new CommitMaker(top, environment, cancellation);
        if (maker.Revision("MERGE_HEAD") is not null)
        {
            throw new GitException(top, null, "a merge is going on; 'git commit' ends it");
        }

        File.Delete(maker._index);
        maker.Run(maker._head is null ? ["read-tree", "--empty"] : ["read-tree", maker._head]);
        return maker;
    }

    /// <summary>Takes files as they lie in the worktree, those that are gone included.</summary>
    /// <param name="paths">Absolute.</param>
    public void Take(IEnumerable<string> paths)
    {
        var names = paths.Select(NameOf).ToList();
        if (names.Count > 0)
        {
            Run(["add", "-A", "-f", "--pathspec-from-file=-", "--pathspec-file-nul"], Encoding.UTF8.GetBytes(string.Join('\0', names)));
            _paths.UnionWith(names);
        }
    }

    /// <summary>Takes a file with other bytes than it has in the worktree.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="bytes">The bytes.</param>
    public void Take(string path, ReadOnlyMemory<byte> bytes)
    {
        var name = NameOf(path);
        var id = Text(Run(["hash-object", "-w", "--stdin", "--path", name], bytes));
        var known = Text(Run(["ls-files", "-s", "--", name]));
        var mode = known.Length > 0 ? known.Split(' ', 2)[0] : "100644";
        Run(["update-index", "-z", "--index-info"], Encoding.UTF8.GetBytes($"{mode} {id} 0\t{name}\0"));
        _paths.Add(name);
    }

    /// <summary>Lets the pre-commit hook look at all that is taken.</summary>
    /// <returns>What it says where it objects; null where it does not.</returns>
    public string? RunHook()
    {
        var result = Run(["hook", "run", "--ignore-missing", "pre-commit"], isRequired: false);
        return result.Succeeded ? null : (Text(result) + "\n" + result.ErrorText).Trim('\n');
    }

    /// <summary>Goes back to HEAD, so that commits can be made of what was taken, step by step.</summary>
    public void Restart() => Run(["read-tree", _head ?? "--empty"]);

    /// <summary>Makes a commit of what is taken.</summary>
    /// <param name="message">Its message.</param>
    /// <param name="date">When its author wrote it, as git reads it.</param>
    /// <returns>Its id.</returns>
    public string Commit(string message, string date)
    {
        var tree = Text(Run(["write-tree"]));
        string[] words = ["commit-tree", tree, .. _head is null ? [] : new[] { "-p", _head },
            .. _isSigned ? ["-S"] : Array.Empty<string>()];
        return _head = Text(Run(words, Encoding.UTF8.GetBytes(message), date: date));
    }

    /// <summary>Shows the commits: the branch goes to the last one, and the person's own index has what they have.</summary>
    /// <exception cref="GitException">Somebody has moved the branch meanwhile.</exception>
    public void Finish()
    {
        if (_head is null || _head == _start)
        {
            return;
        }

        var taken = Encoding.UTF8.GetString(Run(["ls-tree", "-r", "-z", _head, "--", .. _paths]).Output.Span);
        var gone = _paths.Except(taken.Split('\0').Select(row => row.Split('\t', 2)[^1])).Select(path => $"0 {Nothing}\t{path}\0");
        Run(["update-index", "-z", "--index-info"], Encoding.UTF8.GetBytes(taken + string.Concat(gone)), ofIndex: false);
        Run(["update-ref", "-m", "pq commit", "HEAD", _head, _start ?? Nothing]);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_index);

    private string Nothing => new('0', (_head ?? _start)?.Length ?? 0);

    private string? Revision(string name) =>
        Run(["rev-parse", "-q", "--verify", name], isRequired: false) is { Succeeded: true } result ? Text(result) : null;

    private string NameOf(string path) => Path.GetRelativePath(_top, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string Text(ProgramResult result) => Encoding.UTF8.GetString(result.Output.Span).TrimEnd('\n');

    private ProgramResult Run(
        string[] words, ReadOnlyMemory<byte> input = default, bool isRequired = true, bool ofIndex = true, string? date = null)
    {
        var result = ProgramRunner.Run(
            new ProgramCall("git", [.. words]) { WorkingDirectory = _top, Variables = Variables(ofIndex, date), Input = input },
                _cancellation);
        return result.Succeeded || !isRequired
            ? result
            : throw new GitException(_top, null, $"git {words[0]} in {_top}: {result.Reason}");
    }

    private ImmutableSortedDictionary<string, string> Variables(bool ofIndex, string? date)
    {
        var variables = PersonalGit.Variables(_environment).SetItem("GIT_LITERAL_PATHSPECS", "1");
        variables = ofIndex ? variables.SetItem("GIT_INDEX_FILE", _index) : variables;
        return date is null || variables.ContainsKey("GIT_AUTHOR_DATE") ? variables : variables.SetItem("GIT_AUTHOR_DATE", date);
    }
}
