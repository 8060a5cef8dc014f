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
/// <param name="List">The identity of the list of patches.</param>
/// <param name="Moment">The identity of the note itself, which was written last.</param>
/// <param name="Marks">One a patch that is in.</param>
/// <param name="Names">The backups of each.</param>
internal sealed record QuiltNote(FileIdentity List, FileIdentity Moment, PatchMark[] Marks, NotedNames Names)
{
    private const int ChecksumLength = 16;
    private const int Batch = 64;

    private static ReadOnlySpan<byte> Name => "quilt"u8;

    private static ReadOnlySpan<byte> Heading => "pq-quilt 2\n"u8;

    /// <summary>Whether a tree has a note, though perhaps of another record.</summary>
    public static bool Exists(StateDirectory state) => StateFile.TryRead(state.Handle, Name) is not null;

    /// <summary>Reads the note of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes, of which the last 16 are its checksum.</param>
    public static QuiltNote? TryRead(StateDirectory state, ReadOnlySpan<byte> record)
    {
        // heading, the record's checksum, identity of the list, number of patches, their marks, their names
        var note = StateFile.TryRead(state.Handle, Name).AsSpan();
        var start = Heading.Length + ChecksumLength + Marshal.SizeOf<FileIdentity>() + sizeof(int);
        if (note.Length < start || !note.StartsWith(Heading) || !record.EndsWith(note.Slice(Heading.Length, ChecksumLength))
            || DirectoryCalls.Stat(state.Handle, Name, out var stat) != 0)
        {
            return null;
        }

        var count = MemoryMarshal.Read<int>(note[(start - sizeof(int))..]);
        var length = (long)count * Marshal.SizeOf<PatchMark>();
        if (count < 0 || note.Length - start < length || NotedNames.TryRead(note[(start + (int)length)..], count) is not { } names)
        {
            return null;
        }

        var list = MemoryMarshal.Read<FileIdentity>(note[(Heading.Length + ChecksumLength)..]);
        return new QuiltNote(
            list, new FileIdentity(stat), MemoryMarshal.Cast<byte, PatchMark>(note.Slice(start, (int)length)).ToArray(), names);
    }

    /// <summary>Writes the note of a record; without a <c>.pc</c> it goes.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="root">The tree.</param>
    /// <param name="record">The record's bytes, and the paths of its files.</param>
    /// <param name="known">What is known of a patch by its name, so that it need not be looked at; null for nothing.</param>
    /// <param name="crew">The threads.</param>
    public static void Write(
        StateDirectory state,
        DirectoryHandle root,
        (byte[] Bytes, IReadOnlyList<TreePath> Paths) record,
        IReadOnlyDictionary<QuiltName, PatchContent>? known,
        Crew crew)
    {
        using var quilt = QuiltTree.TryOpen(root, crew);
        if (quilt is null)
        {
            _ = DirectoryCalls.Unlink(state.Handle, Name);
            return;
        }

        var patches = new PatchContent[quilt.Names.Length];
        LookAtAll(patches.Length, crew, (_, i) => patches[i] = known is not null && known.TryGetValue(quilt.Names[i], out var content)
            ? content
            : PatchContent.Of(quilt.Handle, quilt.Names[i]));
        PatchMark[] marks = [.. patches.Select(patch => patch.Mark)];
        StateFile.Write(
            state.Handle,
            Name,
            [
                .. Heading, .. record.Bytes[^ChecksumLength..], .. MemoryMarshal.AsBytes([ListOf(quilt.Handle)]),
                .. BitConverter.GetBytes(marks.Length), .. MemoryMarshal.AsBytes<PatchMark>(marks),
                .. NotedNames.Of(patches, record.Paths).Write(),
            ],
            isFlushed: false);
    }

    /// <summary>What a patch had when the note was written.</summary>
    /// <param name="patch">Its place among those that are in, from 0.</param>
    /// <param name="paths">The paths of the record's files.</param>
    public PatchContent ContentOf(int patch, IReadOnlyList<TreePath> paths) => new(Marks[patch], Names.FilesOf(patch, paths));

    /// <summary>Whether <c>.pc</c> is as it was, every patch looked at.</summary>
    /// <param name="quilt">The tree's <c>.pc</c>.</param>
    /// <param name="paths">The paths of the record's files.</param>
    /// <param name="crew">The threads.</param>
    public bool IsOf(QuiltTree quilt, IReadOnlyList<TreePath> paths, Crew crew)
    {
        if (List != ListOf(quilt.Handle) || Marks.Length != quilt.Names.Length)
        {
            return false;
        }

        var isSame = new bool[Marks.Length];
        var looks = Enumerable.Range(0, crew.Size).Select(_ => new PatchLook(quilt.Handle, Moment)).ToArray();
        LookAtAll(Marks.Length, crew, (worker, i) => isSame[i] = IsSame(looks[worker], quilt, i, paths));
        return !isSame.Contains(false);
    }

    /// <summary>Whether it is as it was, as far as the list of patches and the top patch tell.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="top">The name of the top patch as the record has it; null for none.</param>
    public bool IsLikelyOf(DirectoryHandle root, QuiltName? top)
    {
        using var directory = root.TryOpenChild(".pc"u8);
        return directory is not null && List == ListOf(directory)
            && (top is null ? Marks.Length == 0 : Marks.Length > 0 && Marks[^1] == PatchContent.Of(directory, top).Mark);
    }

    // A change of just now does not show in the times yet.
    private bool IsSame(PatchLook look, QuiltTree quilt, int patch, IReadOnlyList<TreePath> paths) =>
        look.IsUntouched(quilt.Names[patch], ContentOf(patch, paths))
        || Marks[patch] == PatchContent.Of(quilt.Handle, quilt.Names[patch]).Mark;

    private static void LookAtAll(int count, Crew crew, Action<int, int> look) => crew.Do(
        (count + Batch - 1) / Batch,
        (worker, batch) =>
        {
            for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, count); i++)
            {
                look(worker, i);
            }
        },
        CancellationToken.None);

    private static FileIdentity ListOf(DirectoryHandle quilt) =>
        DirectoryCalls.Stat(quilt, "applied-patches"u8, out var stat) == 0 ? new FileIdentity(stat) : default;
}
