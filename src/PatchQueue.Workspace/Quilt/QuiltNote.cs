using System.IO.Hashing;
using System.Runtime.InteropServices;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Quilt;

/// <summary>
/// What <c>.pc</c> was like when pq had written a tree's record, kept as <c>.pq/quilt</c>: where it is otherwise by now, quilt has been
/// at work. A note that is lost, or another record's, says nothing.
/// </summary>
internal static class QuiltNote
{
    private const int ChecksumLength = 16;

    private static ReadOnlySpan<byte> Name => "quilt"u8;

    private static ReadOnlySpan<byte> ListName => "applied-patches"u8;

    /// <summary>Whether a tree has a note, though perhaps of another record.</summary>
    public static bool Exists(StateDirectory state) => StateFile.TryRead(state.Handle, Name) is not null;

    /// <summary>Writes the note; nothing else may be written to <c>.pc</c> meanwhile.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="root">The tree.</param>
    /// <param name="record">The record's bytes, of which the last 16 are its checksum.</param>
    /// <param name="crew">The threads.</param>
    public static void Write(StateDirectory state, DirectoryHandle root, ReadOnlySpan<byte> record, Crew crew)
    {
        using var quilt = QuiltTree.TryOpen(root, crew);
        if (quilt is null)
        {
            _ = DirectoryCalls.Unlink(state.Handle, Name);
            return;
        }

        var list = ListOf(quilt.Handle);
        StateFile.Write(
            state.Handle,
            Name,
            [.. record[^ChecksumLength..], .. MemoryMarshal.AsBytes([list]), .. MemoryMarshal.AsBytes<PatchMark>(MarksOf(quilt, crew))],
            isFlushed: false);
    }

    /// <summary>Whether <c>.pc</c> is as it was when the note was written, every patch looked at.</summary>
    /// <param name="quilt">The tree's <c>.pc</c>.</param>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="crew">The threads.</param>
    public static bool IsOf(QuiltTree quilt, StateDirectory state, ReadOnlySpan<byte> record, Crew crew) =>
        TryReadMarks(state, quilt.Handle, record) is { } marks
        && marks.Length == quilt.Applied.Length
        && marks.AsSpan().SequenceEqual(MarksOf(quilt, crew));

    /// <summary>The same, as far as the list of patches and the top patch tell.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="root">The tree.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="top">The name of the top patch as the record has it; null for none.</param>
    public static bool IsLikely(StateDirectory state, DirectoryHandle root, ReadOnlySpan<byte> record, QuiltName? top)
    {
        using var directory = root.TryOpenChild(".pc"u8);
        return directory is not null && TryReadMarks(state, directory, record) is { } marks
            && (top is null ? marks.Length == 0 : marks.Length > 0 && marks[^1] == MarkOf(directory, top));
    }

    private static PatchMark[]? TryReadMarks(StateDirectory state, DirectoryHandle quilt, ReadOnlySpan<byte> record)
    {
        var note = StateFile.TryRead(state.Handle, Name).AsSpan();
        var (size, listSize) = (Marshal.SizeOf<PatchMark>(), Marshal.SizeOf<FileIdentity>());
        if (note.Length < ChecksumLength + listSize || !record.EndsWith(note[..ChecksumLength])
            || (note.Length - ChecksumLength - listSize) % size != 0)
        {
            return null;
        }

        var list = MemoryMarshal.Read<FileIdentity>(note[ChecksumLength..]);
        return list == ListOf(quilt) ? MemoryMarshal.Cast<byte, PatchMark>(note[(ChecksumLength + listSize)..]).ToArray() : null;
    }

    private static FileIdentity ListOf(DirectoryHandle quilt) =>
        DirectoryCalls.Stat(quilt, ListName, out var stat) == 0 ? new FileIdentity(stat) : default;

    private static PatchMark[] MarksOf(QuiltTree quilt, Crew crew)
    {
        quilt.ReadBackups(crew, CancellationToken.None);
        return
        [
            .. quilt.Applied.Select((patch, i) =>
                new PatchMark(quilt.BackupsOf(i).Select(backup => backup.Path), patch.Timestamp, patch.IsForced)),
        ];
    }

    private static PatchMark MarkOf(DirectoryHandle quilt, QuiltName name)
    {
        var reading = new StateReading(quilt);
        using var directory = reading.TryOpen(name.Directory);
        var paths = new List<TreePath>();
        if (directory is null)
        {
            return new PatchMark(paths, null, isForced: false);
        }

        FileTime? timestamp = DirectoryCalls.Stat(directory, ".timestamp"u8, out var stat) == 0
            ? new FileTime(stat.Modified.Seconds, (int)stat.Modified.Nanoseconds)
            : null;
        new BackupWalk(name, backup => paths.Add(backup.Path)).Walk(directory);
        return new PatchMark(paths, timestamp, reading.TryStat(name.Mark) is not null);
    }

    // The names of a patch's backups, in any order, its time stamp and its mark.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct PatchMark
    {
        private readonly ulong _names;
        private readonly long _seconds;
        private readonly int _nanoseconds;
        private readonly int _flags;

        public PatchMark(IEnumerable<TreePath> paths, FileTime? timestamp, bool isForced)
        {
            foreach (var path in paths)
            {
                _names = unchecked(_names + XxHash64.HashToUInt64(path.Bytes));
            }

            (_seconds, _nanoseconds) = (timestamp?.Seconds ?? 0, timestamp?.Nanoseconds ?? 0);
            _flags = (timestamp is null ? 0 : 1) | (isForced ? 2 : 0);
        }
    }
}
