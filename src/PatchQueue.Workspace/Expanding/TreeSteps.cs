using System.Collections.Concurrent;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Makes steps of a transaction from the results of groups as soon as they are there, so that writing overlaps with the groups still at
/// work. A file that comes out as pq left it before is not touched.
/// </summary>
internal sealed class TreeSteps(TreeTransaction transaction, KnownTree? known, TreeInspection? inspection, ApplyJob job) : IChangeSink
{
    private readonly Staging[] _staging = [.. Enumerable.Range(0, job.Crew.Size).Select(_ => transaction.NewStaging())];
    private readonly ResultHash[] _hashes = [.. Enumerable.Range(0, job.Crew.Size).Select(_ => new ResultHash())];
    private readonly List<PlacedFile> _extras = [];
    private readonly ConcurrentDictionary<TreePath, bool> _adopted = new(TreePathComparer.Instance);
    private ImmutableArray<PlacedFile>[] _files = [];

    /// <summary>Files of no group: rejects, and those that come back because no patch names them any more.</summary>
    public IEnumerable<RecordedFile> Extras => _extras.Select(placed => placed.File);

    /// <summary>Whether somebody has changed the file to just what the patches make of it by now.</summary>
    public bool HasAdopted(TreePath path) => _adopted.ContainsKey(path);

    /// <summary>Begins, with a number of groups that nothing is known of yet.</summary>
    public void Begin(int groups) => _files = new ImmutableArray<PlacedFile>[groups];

    /// <summary>What the record is to say of the files that a group changes, or has changed before.</summary>
    public ImmutableArray<RecordedFile> FilesOf(int group) => [.. PlacedIn(group).Select(placed => placed.File)];

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        var files = ImmutableArray.CreateBuilder<PlacedFile>(result.Changed.Count);
        foreach (var file in result.Changed)
        {
            files.Add(Place(worker, file));
        }

        foreach (var path in known is null ? [] : result.Group.Paths)
        {
            if (known!.Find(path) is { Result: not null } before && !result.Changed.Any(file => file.Path.Equals(path)))
            {
                files.Add(Return(before));
            }
        }

        transaction.Forget(StepsOf(PlacedIn(result.Group.Index)));
        _files[result.Group.Index] = files.DrainToImmutable();
    }

    /// <summary>Takes a file of no group.</summary>
    public void TakeExtra(in ChangedFile file) => _extras.Add(Place(0, file));

    /// <summary>Takes a file that no patch names any more: the mainline's comes back.</summary>
    public void TakeBack(RecordedFile file) => _extras.Add(Return(file));

    /// <summary>All steps, in the order they are carried out in: those that go first, the others by path.</summary>
    public IReadOnlyList<TreeStep> InOrder()
    {
        var steps = StepsOf(_files.Where(files => !files.IsDefault).SelectMany(files => files).Concat(_extras)).ToArray();
        Array.Sort(steps, static (one, other) => IsGoing(one) == IsGoing(other) ? one.Path.CompareTo(other.Path) : IsGoing(one) ? -1 : 1);
        return steps;
    }

    /// <summary>Forgets everything, and removes what was prepared.</summary>
    public void Clear()
    {
        transaction.Forget(InOrder());
        (_files, _) = ([], _extras.RemoveAll(_ => true));
    }

    private static bool IsGoing(in TreeStep step) => step.Kind is TreeStepKind.Keep or TreeStepKind.Remove;

    private ImmutableArray<PlacedFile> PlacedIn(int group) => _files[group].IsDefault ? [] : _files[group];

    private static IEnumerable<TreeStep> StepsOf(IEnumerable<PlacedFile> files) =>
        files.Where(file => file.Step is not null).Select(file => file.Step!.Value);

    private PlacedFile Place(int worker, in ChangedFile file)
    {
        var before = known?.Find(file.Path);
        var result = _hashes[worker].Of(file.Result);
        return before is { Result: { } last } && last == result ? new PlacedFile(before, null)
            : before is { Result: not null } && IsLeft(file.Path, result) ? Adopt(before, result)
            : result.State == SourceState.Absent ? Take(file, before, result)
            : Put(worker, file, before, result);
    }

    private bool IsLeft(TreePath path, RecordedResult result) =>
        inspection!.IsAlready(path, result) || job.Untouched.Contains(path);

    private PlacedFile Adopt(RecordedFile before, RecordedResult result)
    {
        _adopted[before.Path] = true;
        return new PlacedFile(before with { Result = result, IsCopied = false }, null);
    }

    private PlacedFile Put(int worker, in ChangedFile file, RecordedFile? before, RecordedResult result)
    {
        var (number, inode) = _staging[worker].Prepare(file.Path, file.Result);
        var stands = before?.Result is null ? file.Original is SourceState.Regular or SourceState.Symlink : before.IsWritten;
        var kind = !stands ? TreeStepKind.Add : before?.Result is null ? TreeStepKind.Exchange : TreeStepKind.Replace;
        var kept = kind == TreeStepKind.Exchange ? number : before?.BaseNumber ?? 0;
        return new PlacedFile(
            new RecordedFile(file.Path, file.Original, kept, result), new TreeStep(kind, file.Path, number, inode));
    }

    private PlacedFile Take(in ChangedFile file, RecordedFile? before, RecordedResult result)
    {
        if (before is { IsWritten: true })
        {
            var gone = before.Original is SourceState.Regular or SourceState.Symlink ? result : (RecordedResult?)null;
            return new PlacedFile(before with { Result = gone, IsCopied = false }, Removal(file.Path));
        }

        if (file.Original is not (SourceState.Regular or SourceState.Symlink))
        {
            return new PlacedFile(new RecordedFile(file.Path, file.Original, 0, null), null);
        }

        var number = transaction.NewNumber();
        return new PlacedFile(
            new RecordedFile(file.Path, file.Original, number, result), new TreeStep(TreeStepKind.Keep, file.Path, number));
    }

    private PlacedFile Return(RecordedFile before) => new(
        before with { BaseNumber = 0, Result = null, IsCopied = false },
        before.IsCopied || job.Untouched.Contains(before.Path) ? null
        : before.BaseNumber > 0 ? new TreeStep(TreeStepKind.Restore, before.Path, before.BaseNumber)
        : before.IsWritten && !inspection!.IdentityOf(before.Path).IsEmpty ? Removal(before.Path)
        : null);

    private TreeStep Removal(TreePath path) => new(TreeStepKind.Remove, path, 0, inspection!.IdentityOf(path).Inode);
}
