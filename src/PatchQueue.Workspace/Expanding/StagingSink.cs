using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Prepares changed files in a transaction as soon as their group is done, so that writing overlaps with the groups still at work.
/// </summary>
internal sealed class StagingSink(TreeTransaction transaction, int groups, int workers) : IChangeSink
{
    private readonly StagedFile[]?[] _steps = new StagedFile[groups][];
    private readonly List<Slice>[] _runs = [.. Enumerable.Range(0, workers).Select(_ => new List<Slice>())];

    /// <summary>The steps of all groups as they stand.</summary>
    public IEnumerable<StagedFile> Steps => _steps.Where(steps => steps is not null).SelectMany(steps => steps!);

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result) =>
        _steps[result.Group.Index] = [.. result.Changed.Select(file => transaction.Stage(file, _runs[worker]))];
}
