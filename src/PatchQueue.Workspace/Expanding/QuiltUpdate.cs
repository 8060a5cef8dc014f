using System.Collections.Concurrent;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>What a change of a tree comes to in quilt's <c>.pc</c>; it is part of the transaction that changes the tree.</summary>
internal sealed class QuiltUpdate : IDisposable
{
    private static readonly UInt128 NoBytes = XxHash128.HashToUInt128([]);

    private readonly QuiltTree? _before;
    private readonly Dictionary<QuiltName, int> _places = [];
    private readonly Crew _crew;

    private QuiltUpdate(QuiltTree? before, TreeTransaction transaction, QuiltQueue? queue, Crew crew)
    {
        (_before, _crew) = (before, crew);
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
    /// <param name="transaction">The transaction that changes it.</param>
    /// <param name="queue">What quilt is told about the queue; null for a tree that is to have a <c>.pc</c> only if it has one.</param>
    /// <param name="crew">The threads.</param>
    /// <returns>Null when the tree has no <c>.pc</c> and is to have none.</returns>
    public static QuiltUpdate? TryBegin(DirectoryHandle root, TreeTransaction transaction, QuiltQueue? queue, Crew crew)
    {
        var before = QuiltTree.TryOpen(root, crew);
        return before is null && queue is null ? null : new QuiltUpdate(before, transaction, queue, crew);
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
    /// <param name="old">The bytes of the record before it; null for none.</param>
    /// <param name="record">The bytes of the record after it.</param>
    public void Note(StateDirectory state, DirectoryHandle root, byte[]? old, byte[] record)
    {
        var note = old is null ? null : QuiltNote.TryRead(state, old);
        var known = note is null || _before is null || note.Marks.Length != _before.Names.Length
            ? null
            : _before.Names.Zip(note.Marks).Where(pair => !Change.Touches(pair.First))
                .ToDictionary(pair => pair.First, pair => pair.Second);
        QuiltNote.Write(state, root, record, known, _crew);
    }

    /// <summary>Prepares what a move of the tree comes to.</summary>
    /// <param name="old">The record before it; null for none.</param>
    /// <param name="fresh">The record after it.</param>
    /// <param name="run">The run that made the new files, its verdict complete.</param>
    /// <param name="source">What it was run over.</param>
    /// <param name="edited">The files that hold somebody's change after it.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <returns>The steps.</returns>
    public IReadOnlyList<QuiltStep> Prepare(
        TreeRecord? old, TreeRecord fresh, PlanRun run, ISourceTree source, IReadOnlySet<TreePath> edited, CancellationToken cancellation)
    {
        var names = NamesOf(fresh);
        var move = new QuiltMove(old, fresh, names, edited);
        var staying = names.ToHashSet();
        foreach (var name in _before?.Names.Where(name => !staying.Contains(name)) ?? [])
        {
            Change.Pop(name);
        }

        var pushed = new int?[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            pushed[i] = _places.ContainsKey(names[i]) ? null : Push(names[i], fresh.Patches[i], !move.HasEdits(i));
        }

        var first = Array.FindIndex(pushed, number => number is not null) is var found and >= 0
            ? Math.Min(found, move.FirstChanged)
            : move.FirstChanged;
        if (first < names.Length)
        {
            Show(run, source, first, names, pushed, move, cancellation);
        }

        return Change.Finish(names, _crew);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Change.Dispose();
        _before?.Dispose();
    }

    // A patch file of no bytes is one that has been begun; quilt new leaves no time stamp.
    private int? Push(QuiltName name, RecordedPatch patch, bool hasTimestamp)
    {
        if (patch.Hash != NoBytes)
        {
            return Change.Push(name, hasTimestamp: hasTimestamp);
        }

        Change.New(name);
        return null;
    }

    private void Show(
        PlanRun run, ISourceTree source, int first, QuiltName[] names, int?[] pushed, QuiltMove move, CancellationToken cancellation)
    {
        var seen = new ConcurrentDictionary<(int Patch, TreePath Path), bool>();
        var writers = Enumerable.Range(0, _crew.Size).Select(_ => Change.NewBackups()).ToArray();
        try
        {
            var observers = writers.Select(writer => new Observer(this, writer, first, names, pushed, seen)).ToArray();
            run.Show(source, worker => observers[worker], cancellation);
        }
        finally
        {
            Array.ForEach(writers, writer => writer.Dispose());
        }

        foreach (var place in move.Refreshed.Where(place => _places.ContainsKey(names[place])))
        {
            Refresh(names[place], place, seen, move);
        }
    }

    private void Refresh(QuiltName name, int place, ConcurrentDictionary<(int Patch, TreePath Path), bool> seen, QuiltMove move)
    {
        foreach (var path in _before!.BackupsOf(_places[name]).Select(backup => backup.Path))
        {
            if (!seen.ContainsKey((place, path)) && !move.Holds(place, path))
            {
                Change.RemoveFile(name, path);
            }
        }

        if (move.HasEdits(place))
        {
            Change.SetMark(name, isForced: false);
        }
        else
        {
            Change.Refresh(name);
        }
    }

    private void Compare(QuiltName name, TreePath path, in FileView file)
    {
        var text = new FileText();
        var state = new DirectorySource(_before!.Handle).Read(name.BackupOf(path), text, out var permissions);
        var wanted = file.IsNew ? file.Permissions & ~ProcessUmask.Value : file.Permissions;
        var isSame = file.State switch
        {
            SourceState.Symlink => state == SourceState.Symlink && text.Content.Span.SequenceEqual(file.Text.ToArray()),
            SourceState.Regular => state == SourceState.Regular && permissions == wanted
                && text.Content.Span.SequenceEqual(file.Text.ToArray()),
            _ => state == SourceState.Regular && text.IsEmpty,
        };
        if (!isSame)
        {
            Change.AddFile(name, path, file, null);
        }
    }

    private sealed class Observer(
        QuiltUpdate update,
        QuiltBackups writer,
        int first,
        QuiltName[] names,
        int?[] pushed,
        ConcurrentDictionary<(int Patch, TreePath Path), bool> seen) : IPatchObserver
    {
        public void Before(int patchIndex, TreePath path, in FileView file)
        {
            if (patchIndex < first || patchIndex >= names.Length)
            {
                return;
            }

            if (pushed[patchIndex] is { } number)
            {
                writer.Write(number, path, file);
            }
            else if (update._places.ContainsKey(names[patchIndex]))
            {
                seen[(patchIndex, path)] = true;
                update.Compare(names[patchIndex], path, file);
            }
        }

        public void After(int patchIndex, TreePath path, in FileView file)
        {
        }
    }
}
