using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Makes steps of a transaction from the results of groups as soon as they are there, so that writing overlaps with the groups still at
/// work. A file that comes out as pq left it before is not touched.
/// </summary>
internal sealed class TreeSteps(TreeTransaction transaction, KnownTree? known, TreeInspection? inspection, ApplyJob job) : IChangeSink
{
    private static readonly RecordedResult Nothing = new(SourceState.Absent, 0, IsNew: false, 0);

    private readonly Staging[] _staging = [.. Enumerable.Range(0, job.Crew.Size).Select(_ => transaction.NewStaging())];
    private readonly ResultReader[] _results = [.. Enumerable.Range(0, job.Crew.Size).Select(_ => new ResultReader(transaction))];
    private readonly List<PlacedFile> _rejects = [];
    private readonly List<PlacedFile> _returned = [];
    private readonly ConcurrentDictionary<TreePath, bool> _adopted = new(TreePathComparer.Instance);
    private ImmutableArray<PlacedFile>[] _files = [];

    /// <summary>Where the groups' files come from, with their hashes; null where the tree itself is read for them once more.</summary>
    public HashedSource? Source { get; set; }

    /// <summary>The rejects.</summary>
    public IEnumerable<RecordedFile> Rejects => _rejects.Select(placed => placed.File).Where(file => file.Result is not null);

    /// <summary>Files that no patch names any more, with somebody's change in them that stays.</summary>
    public IEnumerable<RecordedFile> Carried => _returned.Select(placed => placed.File).Where(file => file.Result is not null);

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
                files.Add(Return(worker, before));
            }
        }

        transaction.Forget(StepsOf(PlacedIn(result.Group.Index)));
        _files[result.Group.Index] = files.DrainToImmutable();
    }

    /// <summary>Takes a reject.</summary>
    public void TakeReject(in ChangedFile file) => _rejects.Add(Place(0, file));

    /// <summary>Takes files that no patch names any more: the mainline's come back.</summary>
    public void TakeBack(IReadOnlyList<RecordedFile> files, CancellationToken cancellation)
    {
        var returned = new PlacedFile[files.Count];
        job.Crew.Do(files.Count, (worker, index) => returned[index] = Return(worker, files[index]), cancellation);
        _returned.AddRange(returned);
    }

    /// <summary>All steps, in the order they are carried out in: those that go first, the others by path.</summary>
    public IReadOnlyList<TreeStep> InOrder()
    {
        var placed = _files.Where(files => !files.IsDefault).SelectMany(files => files);
        var steps = StepsOf(placed.Concat(_rejects).Concat(_returned)).ToArray();
        Array.Sort(steps, static (one, other) => IsGoing(one) == IsGoing(other) ? one.Path.CompareTo(other.Path) : IsGoing(one) ? -1 : 1);
        return steps;
    }

    /// <summary>Forgets everything, and removes what was prepared.</summary>
    public void Clear()
    {
        transaction.Forget(InOrder());
        _files = [];
        _rejects.Clear();
        _returned.Clear();
    }

    private static bool IsGoing(in TreeStep step) => step.Kind is TreeStepKind.Keep or TreeStepKind.Remove;

    private ImmutableArray<PlacedFile> PlacedIn(int group) => _files[group].IsDefault ? [] : _files[group];

    private static IEnumerable<TreeStep> StepsOf(IEnumerable<PlacedFile> files) =>
        files.Where(file => file.Step is not null).Select(file => file.Step!.Value);

    private PlacedFile Place(int worker, in ChangedFile file)
    {
        var before = known?.Find(file.Path);
        var result = _results[worker].Of(file.Result);
        return job.Carried.ContainsKey(file.Path) ? Carry(worker, Kept(worker, file, before) with { Result = result, IsCopied = false })
            : before is { Result: { } last } && last == result ? new PlacedFile(before, null)
            : before is { Result: not null } && inspection!.IsAlready(file.Path, result) ? Adopt(before, result)
            : result.State == SourceState.Absent ? Take(worker, file, before, result)
            : Put(worker, file, before, result);
    }

    private UInt128 HashOf(int worker, TreePath path) => Source is { } source ? source.HashOf(path) : _results[worker].HashOf(path);

    // Of a file that no patch has changed the mainline's is what stands in the tree.
    private RecordedFile Kept(int worker, in ChangedFile file, RecordedFile? before)
    {
        if (before is { Result: not null } || file.Original is not (SourceState.Regular or SourceState.Symlink))
        {
            return before ?? new RecordedFile(file.Path, file.Original, 0, null);
        }

        var text = new FileText();
        var state = new DirectorySource(transaction.Root).Read(file.Path, text, out var permissions);
        var (number, _) = _staging[worker].Prepare(file.Path, new FileView(state, permissions, IsNew: false, text));
        return new RecordedFile(file.Path, state, number, null) { BaseHash = XxHash128.HashToUInt128(text.Content.Span) };
    }

    // Somebody's change stays, with what the patches make of the rest of the file.
    private PlacedFile Carry(int worker, RecordedFile file)
    {
        _adopted[file.Path] = true;
        if (job.Carried[file.Path] is not { } mine)
        {
            return new PlacedFile(file, null);
        }

        var text = new FileText();
        text.Set(mine.Bytes.Span);
        var state = mine.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        var (number, inode) = _staging[worker].Prepare(file.Path, new FileView(state, mine.Permissions, IsNew: false, text));
        return new PlacedFile(file, new TreeStep(TreeStepKind.Replace, file.Path, number, inode));
    }

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
            new RecordedFile(file.Path, file.Original, kept, result)
            {
                BaseHash = kind == TreeStepKind.Exchange ? HashOf(worker, file.Path) : before?.BaseHash ?? 0,
            },
            new TreeStep(kind, file.Path, number, inode));
    }

    private PlacedFile Take(int worker, in ChangedFile file, RecordedFile? before, RecordedResult result)
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
            new RecordedFile(file.Path, file.Original, number, result) { BaseHash = HashOf(worker, file.Path) },
            new TreeStep(TreeStepKind.Keep, file.Path, number));
    }

    private PlacedFile Return(int worker, RecordedFile before)
    {
        if (before.IsCopied && inspection!.IsEdited(before.Path))
        {
            return new PlacedFile(before, null);
        }

        if (before.BaseNumber > 0 && inspection!.IsAlready(before.Path, _results[worker].OfKept(before)))
        {
            _adopted[before.Path] = true;
            return new PlacedFile(before with { BaseNumber = 0, Result = null, IsCopied = false }, null);
        }

        if (job.Carried.ContainsKey(before.Path))
        {
            return Carry(worker, before with { Result = _results[worker].OfKept(before), IsCopied = true });
        }

        return new PlacedFile(
            before with { BaseNumber = 0, Result = null, IsCopied = false },
            before.IsCopied ? null
            : before.BaseNumber > 0 ? new TreeStep(TreeStepKind.Restore, before.Path, before.BaseNumber)
            : before.IsWritten && !inspection!.IsAlready(before.Path, Nothing) ? Removal(before.Path)
            : null);
    }

    private TreeStep Removal(TreePath path) => new(TreeStepKind.Remove, path, 0, inspection!.IdentityOf(path).Inode);
}
