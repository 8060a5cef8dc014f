using PatchQueue.Journal;

namespace PatchQueue.Queues;

/// <summary>
/// Files of a queue that change together or not at all: what they are to be stands in one file of the queue's root, flushed, before the
/// first of them is touched; where pq is killed in between, the next pq carries on from it.
/// </summary>
/// <param name="root">The queue's root; absolute.</param>
public sealed class QueueTransaction(string root)
{
    private const string JournalName = ".pq-journal";

    private readonly List<QueueChange> _changes = [];

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>The files that are to be changed; absolute.</summary>
    public IEnumerable<string> Files => _changes.Select(change => change.Path);

    /// <summary>A file is to have other bytes, or to be made.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="before">Its bytes as they were read; null when there is none.</param>
    /// <param name="after">Its new bytes.</param>
    public void Write(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after) => Add(path, before, after);

    /// <summary>A file is to go.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="before">Its bytes as they were read.</param>
    public void Remove(string path, ReadOnlyMemory<byte> before) => Add(path, before, null);

    /// <summary>What takes the changes back, as bytes that <see cref="TakeBack"/> reads; of files as they are now.</summary>
    public byte[] Reverse() => QueueJournal.Write(root, [.. _changes.Select(change => change.Reversed())]);

    /// <summary>Adds what takes other changes back: those of the last first, then those before.</summary>
    /// <param name="reverse">What <see cref="Reverse"/> gave.</param>
    /// <exception cref="IOException">A file has been changed in between, or the bytes are damaged.</exception>
    public void TakeBack(byte[] reverse)
    {
        foreach (var change in QueueJournal.TryRead(root, reverse) ?? throw new IOException("what would take the changes back is damaged"))
        {
            var at = _changes.FindIndex(other => other.Path == change.Path);
            if (at < 0 ? !change.IsBefore() : !change.Follows(_changes[at]))
            {
                throw new IOException($"{change.Path} has been changed since; nothing is taken back");
            }

            if (at < 0)
            {
                _changes.Add(change);
            }
            else
            {
                _changes[at] = _changes[at] with { After = change.After };
            }
        }
    }

    /// <summary>Changes them all, under the queue's lock.</summary>
    /// <exception cref="IOException">One of them is not as it was read; nothing is changed.</exception>
    /// <exception cref="TreeBusyException">Another pq is changing the queue.</exception>
    public void Commit()
    {
        using var held = QueueLock.Take(root);
        Demand();
        var journal = _changes.Count > 1 ? JournalOf(root) : null;
        if (journal is not null)
        {
            QueueFile.Write(journal, QueueJournal.Write(root, _changes));
        }

        Finish(_changes, journal);
    }

    /// <summary>Changes them all, where the caller has the queue's lock and takes them back should pq be killed meanwhile.</summary>
    /// <exception cref="IOException">One of them is not as it was read; nothing is changed.</exception>
    public void CommitUnjournaled()
    {
        Demand();
        Finish(_changes, null);
    }

    /// <summary>Carries on with what a killed pq has begun.</summary>
    /// <param name="root">The queue's root; absolute.</param>
    /// <returns>Files that somebody has changed since, which are left as they are; absolute.</returns>
    public static IReadOnlyList<string> Recover(string root)
    {
        var path = JournalOf(root);
        if (!File.Exists(path))
        {
            return [];
        }

        using var held = QueueLock.Take(root);
        var changes = QueueFile.TryRead(path) is { } bytes ? QueueJournal.TryRead(root, bytes) ?? [] : [];
        var others = changes.Where(change => !change.IsBefore() && !change.IsAfter()).ToList();
        Finish([.. changes.Except(others)], path);
        return [.. others.Select(change => change.Path)];
    }

    private void Demand()
    {
        if (_changes.Find(change => !change.IsBefore()) is { } changed)
        {
            throw new IOException($"{changed.Path} has just been changed by somebody else; nothing is done");
        }
    }

    private static string JournalOf(string root) => Path.Combine(root, JournalName);

    private static void Finish(IReadOnlyList<QueueChange> changes, string? journal)
    {
        foreach (var change in changes)
        {
            QueueFile.RemoveUnfinished(change.Path);
            change.CarryOut();
        }

        if (journal is not null)
        {
            QueueFile.Remove(journal);
        }
    }

    private void Add(string path, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte>? after) =>
        _changes.Add(new QueueChange(path, QueueChange.HashOf(before), after));
}
