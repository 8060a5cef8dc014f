using PatchQueue.Git;

namespace PatchQueue.Histories;

/// <summary>What commits of a range are called; each is looked at once, and the tags only when a commit is named.</summary>
internal sealed class CommitNames : IDisposable
{
    private readonly CommitRange _range;
    private readonly GitObjects _objects;
    private readonly Lazy<ReleaseTags> _tags;
    private readonly Dictionary<string, TracedCommit> _commits = new(StringComparer.Ordinal);

    public CommitNames(CommitRange range, CancellationToken cancellation)
    {
        _range = range;
        _objects = GitObjects.Open(range.Repository);
        _tags = new(() => new ReleaseTags(range, cancellation));
    }

    /// <summary>A commit of the range.</summary>
    public TracedCommit Of(int number) => Of(_range[number]);

    /// <summary>Any commit of the repository.</summary>
    /// <param name="id">A full id.</param>
    public TracedCommit Of(string id)
    {
        if (!_commits.TryGetValue(id, out var named))
        {
            var commit = _objects.Resolve(id);
            var tag = _range.NumberOf(id) is { } number ? _tags.Value.Of(number) : null;
            named = new TracedCommit(id, commit.Subject, $"{commit.Author.Name} <{commit.Author.Email}>", commit.Author.When, tag);
            _commits.Add(id, named);
        }

        return named;
    }

    public void Dispose() => _objects.Dispose();
}
