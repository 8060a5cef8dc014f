using System.Collections.Concurrent;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Takes what the patches come to that are in a tree already, writes nothing to the tree, and copies the mainline's version of every file
/// to where pq keeps it.
/// </summary>
/// <param name="transaction">Takes the copies.</param>
/// <param name="mainline">The files before the patches.</param>
/// <param name="isKept">Whether a file that the patches leave as it was is kept all the same.</param>
/// <param name="workers">How many threads there are.</param>
internal sealed class TakeoverSink(TreeTransaction transaction, ISourceTree mainline, Func<TreePath, bool> isKept, int workers)
    : IChangeSink
{
    private readonly Staging[] _staging = [.. Enumerable.Range(0, workers).Select(_ => transaction.NewStaging())];
    private readonly ResultHash[] _hashes = [.. Enumerable.Range(0, workers).Select(_ => new ResultHash())];
    private readonly FileText[] _texts = [.. Enumerable.Range(0, workers).Select(_ => new FileText())];
    private readonly ConcurrentDictionary<TreePath, RecordedFile> _kept = new(TreePathComparer.Instance);
    private ImmutableArray<RecordedFile>[] _files = [];

    /// <summary>Begins a run over a number of groups.</summary>
    public void Begin(int groups) => _files = new ImmutableArray<RecordedFile>[groups];

    /// <summary>What the record is to say of the files of a group.</summary>
    public ImmutableArray<RecordedFile> FilesOf(int group) => _files[group];

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        var files = result.Changed.ToDictionary(file => file.Path, file => _hashes[worker].Of(file.Result), TreePathComparer.Instance);
        _files[result.Group.Index] =
        [
            .. result.Group.Paths.Where(path => files.ContainsKey(path) || isKept(path))
                .Select(path => Keep(worker, path, files.TryGetValue(path, out var left) ? left : null)),
        ];
    }

    /// <summary>A file that a patch has a backup of and does not change.</summary>
    public RecordedFile Keep(TreePath path) => Keep(0, path, null);

    // A group may be run more than once; its files are copied once.
    private RecordedFile Keep(int worker, TreePath path, RecordedResult? result)
    {
        var kept = _kept.GetOrAdd(path, _ => Copy(worker, path));
        return result is { } left ? kept with { Result = left, IsCopied = false } : kept;
    }

    private RecordedFile Copy(int worker, TreePath path)
    {
        var state = mainline.Read(path, _texts[worker], out var permissions);
        if (state is not (SourceState.Regular or SourceState.Symlink))
        {
            return new RecordedFile(path, SourceState.Absent, 0, new RecordedResult(SourceState.Absent, 0, false, 0)) { IsCopied = true };
        }

        var view = new FileView(state, permissions, IsNew: false, _texts[worker]);
        var (number, _) = _staging[worker].Prepare(path, view);
        var result = _hashes[worker].Of(view);
        return new RecordedFile(path, state, number, result) { IsCopied = true, BaseHash = result.Hash };
    }
}
