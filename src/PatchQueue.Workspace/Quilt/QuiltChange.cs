using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Quilt;

/// <summary>
/// A change of <c>.pc</c>: what quilt itself would leave there after it had pushed, popped, renamed or refreshed the same patches. It is
/// prepared below <c>.pq/txn</c> and carried out by the transaction that changes the tree. Made by one thread; backups are written by any
/// number.
/// </summary>
public sealed class QuiltChange : IDisposable
{
    private static readonly TreePath Timestamp = TreePath.Parse(".timestamp");

    private readonly QuiltTree? _before;
    private readonly QuiltQueue? _queue;
    private readonly TimeProvider _clock;
    private readonly PreparedState _prepared;
    private readonly GoingState _going;
    private readonly HashSet<QuiltName> _applied;
    private readonly List<(QuiltName Name, int Number, bool HasTimestamp)> _pushed = [];
    private readonly List<QuiltStep> _placing = [];
    private readonly ConcurrentDictionary<QuiltName, bool> _touched = [];
    private readonly HashSet<QuiltName> _distrusted = [];
    private readonly Dictionary<int, List<TreePath>> _files = [];
    private bool _isDropped;
    private FileTime _stamp;

    /// <summary>Begins.</summary>
    /// <param name="transaction">The transaction that changes the tree.</param>
    /// <param name="before">The <c>.pc</c> as it is, and stays open for this; null makes one.</param>
    /// <param name="queue">Said in a <c>.pc</c> that does not say it yet; null says nothing.</param>
    /// <param name="clock">Gives the time stamps.</param>
    public QuiltChange(TreeTransaction transaction, QuiltTree? before, QuiltQueue? queue, TimeProvider clock)
    {
        (_before, _queue, _clock) = (before, queue, clock);
        _prepared = new PreparedState(transaction);
        _going = new GoingState(before, _prepared.NewNumber);
        _applied = [.. before is null ? [] : before.Names];
    }

    /// <summary>Makes a writer of backups; one a thread, for as long as <see cref="Finish"/> has not been called.</summary>
    public QuiltBackups NewBackups() => new(_prepared, Take);

    /// <summary>
    /// What the patches have that go in, once the change is finished and every backup was written once and by a
    /// <see cref="QuiltBackups"/>.
    /// </summary>
    internal IEnumerable<(QuiltName Name, PatchContent Content)> Contents => _pushed.Select(pushed => (
        pushed.Name,
        PatchContent.Of(
            _files.TryGetValue(pushed.Number, out var files) ? [.. files] : [],
            HasTimestamp(pushed.Name, pushed.HasTimestamp) ? _stamp : null)));

    /// <summary>A patch goes in, or is in and gets all its backups anew.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isForced">Whether hunks were rejected: quilt then wants it refreshed first.</param>
    /// <returns>What names it when its backups are written.</returns>
    public int Push(QuiltName name, bool isForced = false) => Add(name, isForced, hasTimestamp: true);

    /// <summary>
    /// A patch that goes in gets no time stamp, because one of its files holds somebody's change that is older than the present moment:
    /// quilt would take the stamp's word that there is none, and lose it.
    /// </summary>
    public void Distrust(QuiltName name) => _distrusted.Add(name);

    /// <summary>A patch that touches no file yet goes in: <c>quilt new</c>, which leaves no time stamp.</summary>
    public void New(QuiltName name) => Add(name, isForced: false, hasTimestamp: false);

    /// <summary>A patch goes out, with its backups and its mark.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="files">The files that it is known to have a backup of, in byte order; null when nobody knows.</param>
    public void Pop(QuiltName name, IReadOnlyList<TreePath>? files = null)
    {
        _touched[name] = true;
        _ = _applied.Remove(name);
        _going.SetAside(name.Directory, files is null ? null : [Timestamp, .. files]);
        _going.Remove(name.Mark);
    }

    /// <summary>A patch gets another name; its backups, its time stamp and its mark go with it. (Quilt leaves the mark behind.)</summary>
    /// <param name="from">A patch that is in before the change.</param>
    /// <param name="to">A name that is not.</param>
    public void Rename(QuiltName from, QuiltName to)
    {
        var isForced = _going.Has(from.Mark);
        Pop(from);
        _going.SetAside(to.Directory);
        if (_going.TakenAside(from.Directory) is { } taken)
        {
            _going.RemoveEmptyAbove(from.Directory);
            _placing.Add(taken with { Kind = QuiltStepKind.PlaceDirectory, Path = to.Directory });
        }

        _touched[to] = true;
        _ = _applied.Add(to);
        SetMark(to, isForced);
    }

    /// <summary>
    /// A file comes to a patch that is in already, or its backup is replaced: <c>quilt add</c>. Safe to call from several threads, as long
    /// as nothing else is called meanwhile.
    /// </summary>
    /// <param name="name">The patch, by the name it has after the change.</param>
    /// <param name="path">The file's path in the tree.</param>
    /// <param name="file">The file before the patch; anything but a file or a link is absent.</param>
    /// <param name="modified">The file's own time, which <c>quilt add</c> keeps; null: the present moment.</param>
    public void AddFile(QuiltName name, TreePath path, in FileView file, FileTime? modified)
    {
        _touched[name] = true;
        var step = _prepared.PrepareBackup(_going.Checked(name.BackupOf(path)), file, modified);
        lock (_placing)
        {
            _placing.Add(step);
        }
    }

    /// <summary>A file leaves a patch that is in: <c>quilt remove</c>, which marks the patch besides when it has a patch file.</summary>
    public void RemoveFile(QuiltName name, TreePath path)
    {
        _touched[name] = true;
        _going.Remove(name.BackupOf(path));
        _going.RemoveEmptyAbove(name.BackupOf(path));
    }

    /// <summary>A patch that is in has been refreshed: its time stamp is new, its mark goes.</summary>
    public void Refresh(QuiltName name)
    {
        _touched[name] = true;
        _placing.Add(_prepared.PrepareOwn(name.BackupOf(Timestamp), [], Now()));
        SetMark(name, isForced: false);
    }

    /// <summary>Says whether a patch that is in must be refreshed before quilt pushes or pops.</summary>
    public void SetMark(QuiltName name, bool isForced)
    {
        if (isForced)
        {
            _placing.Add(_prepared.PrepareOwn(_going.Checked(name.Mark), []));
        }
        else
        {
            _going.Remove(name.Mark);
        }
    }

    /// <summary>All of <c>.pc</c> goes, a snapshot of quilt's included; nothing else may be part of the change.</summary>
    /// <exception cref="QuiltStateException">There is a name in it that quilt does not make.</exception>
    public void Drop()
    {
        _isDropped = true;
        _applied.Clear();
        if (_before is not null)
        {
            _going.RemoveAll(_before.Handle);
        }
    }

    /// <summary>Whether anything of the patch's state changes.</summary>
    public bool Touches(QuiltName name) => _touched.ContainsKey(name);

    /// <summary>Completes what is prepared. Called once, when the files of the tree are prepared: time stamps must be the newest.</summary>
    /// <param name="applied">The patches that are in after the change, from the first.</param>
    /// <param name="crew">The threads.</param>
    /// <returns>The steps that belong to the transaction's.</returns>
    /// <exception cref="InvalidOperationException">The list is not what was in, less what was popped, and what was pushed.</exception>
    public IReadOnlyList<QuiltStep> Finish(IReadOnlyList<QuiltName> applied, Crew crew)
    {
        if (applied.Count != _applied.Count || !applied.All(_applied.Contains))
        {
            throw new InvalidOperationException("the patches are not those that the change leaves applied");
        }

        _stamp = Now();
        var directories = new QuiltStep[_pushed.Count];
        var writers = Enumerable.Range(0, crew.Size).Select(_ => _prepared.NewWriter()).ToArray();
        crew.Do(_pushed.Count, (worker, i) => directories[i] = Complete(writers[worker], _pushed[i]), CancellationToken.None);
        if (!_isDropped)
        {
            var own = new OwnFiles(_before, _queue, _prepared);
            own.Place(applied);
            _placing.AddRange(own.Steps);
            if (applied.Count == 0)
            {
                _going.Remove(TreePath.Parse("applied-patches"));
            }
        }

        return [.. _going.Steps, .. directories, .. _placing.OrderBy(step => step.Kind)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _going.Dispose();
        _prepared.Dispose();
    }

    private int Add(QuiltName name, bool isForced, bool hasTimestamp)
    {
        _touched[name] = true;
        _going.SetAside(name.Directory);
        _ = _applied.Add(name);
        var number = _prepared.NewNumber();
        _pushed.Add((name, number, hasTimestamp));
        SetMark(name, isForced);
        return number;
    }

    private QuiltStep Complete(BackupWriter writer, (QuiltName Name, int Number, bool HasTimestamp) pushed) =>
        PreparedState.CompleteDirectory(
            writer, pushed.Name.Directory, pushed.Number, HasTimestamp(pushed.Name, pushed.HasTimestamp) ? _stamp : null);

    private bool HasTimestamp(QuiltName name, bool isWanted) => isWanted && !_distrusted.Contains(name);

    private void Take(IReadOnlyList<(int Pushed, TreePath Path)> written)
    {
        lock (_files)
        {
            foreach (var (number, path) in written)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_files, number, out _) ??= []).Add(path);
            }
        }
    }

    // The file system's own clock lags behind this one by up to a tick, so that the stamp is newer than what was written just now.
    private FileTime Now()
    {
        var now = _clock.GetUtcNow() - DateTimeOffset.UnixEpoch;
        return new FileTime(now.Ticks / TimeSpan.TicksPerSecond, (int)(now.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
    }
}
