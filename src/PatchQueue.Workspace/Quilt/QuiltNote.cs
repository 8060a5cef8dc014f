using System.Runtime.InteropServices;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Work;

namespace PatchQueue.Quilt;

/// <summary>
/// What <c>.pc</c> was like when pq had written a tree's record, kept as <c>.pq/quilt</c>: where it is otherwise by now, quilt has been
/// at work. A note that is lost, or another record's, says nothing.
/// </summary>
/// <param name="List">The identity of the list of patches.</param>
/// <param name="Marks">One a patch that is in.</param>
internal sealed record QuiltNote(FileIdentity List, PatchMark[] Marks)
{
    private const int ChecksumLength = 16;
    private const int Batch = 64;

    private static ReadOnlySpan<byte> Name => "quilt"u8;

    /// <summary>Whether a tree has a note, though perhaps of another record.</summary>
    public static bool Exists(StateDirectory state) => StateFile.TryRead(state.Handle, Name) is not null;

    /// <summary>Reads the note of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes, of which the last 16 are its checksum.</param>
    public static QuiltNote? TryRead(StateDirectory state, ReadOnlySpan<byte> record)
    {
        var note = StateFile.TryRead(state.Handle, Name).AsSpan();
        var (size, start) = (Marshal.SizeOf<PatchMark>(), ChecksumLength + Marshal.SizeOf<FileIdentity>());
        return note.Length < start || !record.EndsWith(note[..ChecksumLength]) || (note.Length - start) % size != 0
            ? null
            : new QuiltNote(
                MemoryMarshal.Read<FileIdentity>(note[ChecksumLength..]), MemoryMarshal.Cast<byte, PatchMark>(note[start..]).ToArray());
    }

    /// <summary>Looks at all patches.</summary>
    /// <param name="quilt">The tree's <c>.pc</c>.</param>
    /// <param name="known">What is known of a patch by its name, so that it need not be looked at; null for nothing.</param>
    /// <param name="crew">The threads.</param>
    public static QuiltNote Of(QuiltTree quilt, IReadOnlyDictionary<QuiltName, PatchMark>? known, Crew crew)
    {
        var marks = new PatchMark[quilt.Names.Length];
        crew.Do((marks.Length + Batch - 1) / Batch, (_, batch) => LookAt(batch), CancellationToken.None);
        return new QuiltNote(ListOf(quilt.Handle), marks);

        void LookAt(int batch)
        {
            for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, marks.Length); i++)
            {
                marks[i] = known is not null && known.TryGetValue(quilt.Names[i], out var mark)
                    ? mark
                    : PatchMark.Of(quilt.Handle, quilt.Names[i]);
            }
        }
    }

    /// <summary>Writes the note of a record; without a <c>.pc</c> it goes.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="root">The tree.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="known">What is known of a patch by its name; null for nothing.</param>
    /// <param name="crew">The threads.</param>
    public static void Write(
        StateDirectory state,
        DirectoryHandle root,
        ReadOnlySpan<byte> record,
        IReadOnlyDictionary<QuiltName, PatchMark>? known,
        Crew crew)
    {
        using var quilt = QuiltTree.TryOpen(root, crew);
        if (quilt is null)
        {
            _ = DirectoryCalls.Unlink(state.Handle, Name);
            return;
        }

        var note = Of(quilt, known, crew);
        StateFile.Write(
            state.Handle,
            Name,
            [.. record[^ChecksumLength..], .. MemoryMarshal.AsBytes([note.List]), .. MemoryMarshal.AsBytes<PatchMark>(note.Marks)],
            isFlushed: false);
    }

    /// <summary>Whether <c>.pc</c> is as it was, every patch looked at.</summary>
    public bool IsOf(QuiltTree quilt, Crew crew) => List == ListOf(quilt.Handle)
        && Marks.Length == quilt.Names.Length
        && Marks.AsSpan().SequenceEqual(Of(quilt, null, crew).Marks);

    /// <summary>Whether it is as it was, as far as the list of patches and the top patch tell.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="top">The name of the top patch as the record has it; null for none.</param>
    public bool IsLikelyOf(DirectoryHandle root, QuiltName? top)
    {
        using var directory = root.TryOpenChild(".pc"u8);
        return directory is not null && List == ListOf(directory)
            && (top is null ? Marks.Length == 0 : Marks.Length > 0 && Marks[^1] == PatchMark.Of(directory, top));
    }

    private static FileIdentity ListOf(DirectoryHandle quilt) =>
        DirectoryCalls.Stat(quilt, "applied-patches"u8, out var stat) == 0 ? new FileIdentity(stat) : default;
}
