using PatchQueue.Git;
using PatchQueue.Histories;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>What one thread needs to trace files.</summary>
internal sealed class TraceWorker : IDisposable
{
    private readonly GitObjects _objects;
    private readonly FileHistory _history;
    private readonly VersionTexts _texts;

    public TraceWorker(CommitRange range, CommitChains chains, CancellationToken cancellation)
    {
        _objects = GitObjects.Open(range.Repository);
        _history = new FileHistory(range, chains, _objects, cancellation);
        _texts = new VersionTexts(_objects);
    }

    /// <summary>Traces one file for all patches that change it.</summary>
    public List<(int Wish, HunkFinding Finding)> Find(TreePath path, IEnumerable<(int Wish, SuspectFile File)> patches)
    {
        _texts.Clear();
        var steps = _history.Of(path);
        return [.. patches.SelectMany(pair => new FileReplay(pair.File, steps, _texts).Find().Select(finding => (pair.Wish, finding)))];
    }

    public void Dispose() => _objects.Dispose();
}
