using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>
/// The identities that the patches and the files of a record had when it was written: what has the same one need not be read again.
/// Only a shortcut: where it is lost, or is not this record's, everything is hashed.
/// </summary>
/// <param name="Patches">One a patch of the record.</param>
/// <param name="Files">One a file of the record, in its order; empty for those that pq has not written.</param>
/// <param name="Moment">The identity of a file written last of all.</param>
internal sealed record TreeStats(FileIdentity[] Patches, FileIdentity[] Files, FileIdentity Moment)
{
    private static ReadOnlySpan<byte> Name => "stats"u8;

    /// <summary>Reads those of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes, of which the last 16 are its checksum.</param>
    /// <param name="patches">Number of its patches.</param>
    /// <param name="files">Number of its files.</param>
    public static TreeStats? TryRead(StateDirectory state, ReadOnlySpan<byte> record, int patches, int files)
    {
        var checksum = record[^16..];
        if (StateFile.TryRead(state.Handle, Name) is not { } bytes || DirectoryCalls.Stat(state.Handle, Name, out var stat) != 0)
        {
            return null;
        }

        var identities = MemoryMarshal.Cast<byte, FileIdentity>(bytes.AsSpan(Math.Min(bytes.Length, checksum.Length)));
        return bytes.AsSpan().StartsWith(checksum) && identities.Length == patches + files
            ? new TreeStats(identities[..patches].ToArray(), identities[patches..].ToArray(), new FileIdentity(stat))
            : null;
    }

    /// <summary>Those of a record that follows another one and has the same patches: what was settled stays so.</summary>
    /// <param name="old">The tree before.</param>
    /// <param name="fresh">The record after.</param>
    /// <param name="written">The paths that have been written in between.</param>
    /// <returns>Null where nothing was noted.</returns>
    public static TreeStats? Carried(KnownTree old, TreeRecord fresh, IReadOnlySet<TreePath> written)
    {
        if (old.Stats is not { } stats)
        {
            return null;
        }

        var paths = old.Record.Paths;
        var places = Enumerable.Range(0, paths.Count).ToDictionary(i => paths[i], TreePathComparer.Instance);
        var files = fresh.Paths.Select(path =>
            places.TryGetValue(path, out var place) && !written.Contains(path) ? stats.Settled(stats.Files[place]) : default);
        return new TreeStats([.. stats.Patches.Select(stats.Settled)], [.. files], default);
    }

    /// <summary>An identity that was too young to be trusted when it was noted is not trusted later either.</summary>
    public FileIdentity Settled(FileIdentity identity) => identity.IsSettledAt(Moment) ? identity : default;

    /// <summary>Writes those of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes.</param>
    public void Write(StateDirectory state, ReadOnlySpan<byte> record) =>
        Write(state, record, Patches.Concat(Files), Patches.Length + Files.Length);

    /// <summary>Writes those of a record, which are put where they are written from.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="identities">Of its patches, then of its files.</param>
    /// <param name="count">Their number.</param>
    public static void Write(StateDirectory state, ReadOnlySpan<byte> record, IEnumerable<FileIdentity> identities, int count)
    {
        var checksum = record[^16..];
        var bytes = GC.AllocateUninitializedArray<byte>(checksum.Length + (count * Unsafe.SizeOf<FileIdentity>()));
        checksum.CopyTo(bytes);
        var table = MemoryMarshal.Cast<byte, FileIdentity>(bytes.AsSpan(checksum.Length));
        var place = 0;
        foreach (var identity in identities)
        {
            table[place++] = identity;
        }

        StateFile.Write(state.Handle, Name, bytes, isFlushed: false);
    }
}
