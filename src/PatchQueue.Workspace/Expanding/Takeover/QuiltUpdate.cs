using System.Collections.Concurrent;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>What a change of a tree comes to in quilt's <c>.pc</c>; it is part of the transaction that changes the tree.</summary>
internal sealed class QuiltUpdate : IDisposable
{
    private static readonly UInt128 NoBytes = XxHash128.HashToUInt128([]);

    private readonly QuiltTree? _before;
    private readonly Dictionary<QuiltName, int> _places = [];
    private readonly Crew _crew;
    private readonly ConcurrentDictionary<(int Patch, TreePath Path), bool> _seen = [];
    private QuiltBackups[] _writers = [];
    private QuiltName[] _names = [];
    private int?[] _pushed = [];
    private readonly QuiltNote? _note;
    private readonly IReadOnlyList<TreePath> _notedPaths = [];
    private QuiltMove? _move;
    private int _first;

    private QuiltUpdate(QuiltTree? before, TreeTransaction transaction, QuiltQueue? queue, KnownTree? known, QuiltNote? note, Crew crew)
    {
        (_before, _crew) = (before, crew);
        if (known is not null && note?.Marks.Length == before?.Names.Length)
        {
            (_note, _notedPaths) = (note, known.Record.Paths);
        }

        Change = new QuiltChange(transaction, before, queue, TimeProvider.System);
        for (var i = 0; i < (before?.Names.Length ?? 0); i++)
        {
            _places[before!.Names[i]] = i;
        }
    }

    /// <summary>The change.</summary>
    public QuiltChange Change { get; }

    /// <summary>Begins.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="state">Its <c>.pq</c>.</param>
    /// <param name="known">What is known of it; null for nothing.</param>
    /// <param name="transaction">The transaction that changes it.</param>
    /// <param name="queue">What quilt is told about the queue; null for a tree that is to have a <c>.pc</c> only if it has one.</param>
    /// <param name="crew">The threads.</param>
    /// <returns>Null when the tree has no <c>.pc</c> and is to have none.</returns>
    public static QuiltUpdate? TryBegin(
        DirectoryHandle root, StateDirectory state, KnownTree? known, TreeTransaction transaction, QuiltQueue? queue, Crew crew)
    {
        var before = QuiltTree.TryOpen(root, crew);
        if (before is null && queue is null)
        {
            return null;
        }

        var note = before is null || known is null ? null : QuiltNote.TryRead(state, known.Bytes);
        return new QuiltUpdate(before, transaction, queue, known, note, crew);
    }

    /// <summary>The names that quilt has of the patches that are in.</summary>
    /// <exception cref="QuiltStateException">A patch before one of them is not, or quilt cannot have its name.</exception>
    public static QuiltName[] NamesOf(TreeRecord record)
    {
        var count = record.Applied;
        return record.Patches.Take(count).All(patch => patch.IsApplied)
            ? [.. record.Patches.Take(count).Select(patch => QuiltName.Of(patch.Name.Span))]
            : throw new QuiltStateException("quilt's .pc has no word for a patch that is left out before others that are in");
    }

    /// <summary>Whether the patch has a backup of the file.</summary>
    public bool HasBackup(QuiltName name, TreePath path) => _before?.Reading.TryStat(name.BackupOf(path)) is not null;

    /// <summary>Notes what <c>.pc</c> is like, once the change is carried out.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="root">The tree.</param>
    /// <param name="record">The record after it.</param>
    /// <param name="bytes">Its bytes.</param>
    public void Note(StateDirectory state, DirectoryHandle root, TreeRecord record, byte[] bytes)
    {
        var known = new Dictionary<QuiltName, PatchContent>();
        for (var i = 0; _note is not null && i < _note.Marks.Length; i++)
        {
            if (!Change.Touches(_before!.Names[i]))
            {
                known[_before.Names[i]] = _note.ContentOf(i, _notedPaths);
            }
        }

        foreach (var (name, content) in Change.Contents)
        {
            known[name] = content;
        }

        QuiltNote.Write(state, root, (bytes, record.Paths), known, _crew);
    }

    /// <summary>Prepares what a move of the tree comes to; its run shows every step to <see cref="ObserverOf"/> behind this.</summary>
    /// <param name="old">The record before it; null for none.</param>
    /// <param name="fresh">The patches that are to be in after it.</param>
    public void Begin(TreeRecord? old, IReadOnlyList<RecordedPatch> fresh)
    {
        _names = [.. fresh.Select(patch => QuiltName.Of(patch.Name.Span))];
        _move = new QuiltMove(old, fresh);
        var staying = _names.ToHashSet();
        for (var i = 0; i < (_before?.Names.Length ?? 0); i++)
        {
            if (!staying.Contains(_before!.Names[i]))
            {
                Change.Pop(_before.Names[i], _note?.ContentOf(i, _notedPaths).Files);
            }
        }

        _pushed = [.. _names.Select((name, i) => _places.ContainsKey(name) ? null : Push(name, fresh[i]))];
        _first = Array.FindIndex(_names, name => !_places.ContainsKey(name)) is var found and >= 0
            ? Math.Min(found, _move.FirstChanged)
            : _move.FirstChanged;
        _writers = [.. Enumerable.Range(0, _crew.Size).Select(_ => Change.NewBackups())];
    }

    /// <summary>Whether it was begun for just the patches that are in.</summary>
    public bool IsFor(TreeRecord record) => _names.Length == record.Applied && _names.Zip(record.Patches)
        .All(pair => pair.Second.IsApplied && pair.First.Bytes.Span.SequenceEqual(pair.Second.Name.Span));

    /// <summary>What a worker of the run shows its files to.</summary>
    public IPatchObserver ObserverOf(int worker) => new Observer(this, _writers[worker]);

    /// <summary>Completes what is prepared for a move.</summary>
    /// <param name="fresh">The record after it.</param>
    /// <param name="edited">The files that hold somebody's change after it.</param>
    /// <returns>The steps.</returns>
    public IReadOnlyList<QuiltStep> Finish(TreeRecord fresh, IReadOnlySet<TreePath> edited)
    {
        CloseWriters();
        _move!.Take(fresh, edited);
        for (var i = _first; i < _names.Length; i++)
        {
            if (!_places.ContainsKey(_names[i]) && _move.HasEdits(i))
            {
                Change.Distrust(_names[i]);
            }
        }

        foreach (var place in _move.Refreshed.Where(place => _places.ContainsKey(_names[place])))
        {
            Refresh(_names[place], place);
        }

        if (fresh.Forced is not null)
        {
            Change.SetMark(_names[^1], isForced: true);
        }

        return Change.Finish(_names, _crew);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CloseWriters();
        Change.Dispose();
        _before?.Dispose();
    }

    private void CloseWriters()
    {
        Array.ForEach(_writers, writer => writer.Dispose());
        _writers = [];
    }

    // A patch file of no bytes is one that has been begun; quilt new leaves no time stamp.
    private int? Push(QuiltName name, RecordedPatch patch)
    {
        if (patch.Hash != NoBytes)
        {
            return Change.Push(name);
        }

        Change.New(name);
        return null;
    }

    private void Refresh(QuiltName name, int place)
    {
        foreach (var path in _before!.BackupsOf(_places[name]).Select(backup => backup.Path))
        {
            if (!_seen.ContainsKey((place, path)) && !_move!.Holds(place, path))
            {
                Change.RemoveFile(name, path);
            }
        }

        if (_move!.HasEdits(place))
        {
            Change.SetMark(name, isForced: false);
        }
        else
        {
            Change.Refresh(name);
        }
    }

    private sealed class Observer(QuiltUpdate update, QuiltBackups writer) : IPatchObserver
    {
        public void Before(int patchIndex, TreePath path, in FileView file)
        {
            if (patchIndex < update._first || patchIndex >= update._names.Length)
            {
                return;
            }

            if (update._pushed[patchIndex] is { } number)
            {
                writer.Write(number, path, file);
            }
            else if (update._places.ContainsKey(update._names[patchIndex]))
            {
                update._seen[(patchIndex, path)] = true;
                if (!BackupCheck.IsOf(update._before!, update._names[patchIndex], path, file))
                {
                    update.Change.AddFile(update._names[patchIndex], path, file, null);
                }
            }
        }

        public void After(int patchIndex, TreePath path, in FileView file)
        {
        }
    }
}
