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
internal sealed class TreeStats
{
    private const int ChecksumLength = 16;

    private readonly byte[] _bytes;
    private readonly int _patches;

    private TreeStats(byte[] bytes, int patches, FileIdentity moment) => (_bytes, _patches, Moment) = (bytes, patches, moment);

    /// <summary>One a patch of the record.</summary>
    public ReadOnlySpan<FileIdentity> Patches => All[.._patches];

    /// <summary>One a file of the record, in its order; empty for those that pq has not written.</summary>
    public ReadOnlySpan<FileIdentity> Files => All[_patches..];

    /// <summary>The identity of a file written last of all.</summary>
    public FileIdentity Moment { get; }

    private static ReadOnlySpan<byte> Name => "stats"u8;

    // Used where they were read to: two tables of 28,000 and 15,000 would be 2.4 MB more.
    private ReadOnlySpan<FileIdentity> All => MemoryMarshal.Cast<byte, FileIdentity>(_bytes.AsSpan(ChecksumLength));

    /// <summary>Reads those of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes, of which the last 16 are its checksum.</param>
    /// <param name="patches">Number of its patches.</param>
    /// <param name="files">Number of its files.</param>
    public static TreeStats? TryRead(StateDirectory state, ReadOnlySpan<byte> record, int patches, int files)
    {
        if (StateFile.TryRead(state.Handle, Name) is not { } bytes || DirectoryCalls.Stat(state.Handle, Name, out var stat) != 0)
        {
            return null;
        }

        return bytes.AsSpan().StartsWith(record[^ChecksumLength..])
            && bytes.Length == ChecksumLength + ((patches + files) * Unsafe.SizeOf<FileIdentity>())
            ? new TreeStats(bytes, patches, new FileIdentity(stat))
            : null;
    }

    /// <summary>Writes those of a record that follows another one and has the same patches: what was settled stays so.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="old">The tree before; nothing is written where nothing was noted of it.</param>
    /// <param name="fresh">The record after.</param>
    /// <param name="record">The same as bytes.</param>
    /// <param name="written">The paths that have been written in between.</param>
    public static void WriteCarried(
        StateDirectory state, KnownTree old, TreeRecord fresh, ReadOnlySpan<byte> record, IReadOnlySet<TreePath> written)
    {
        if (old.Stats is not { } stats)
        {
            return;
        }

        var (paths, after) = (old.Record.Paths, fresh.Paths);
        var places = Enumerable.Range(0, paths.Count).ToDictionary(i => paths[i], TreePathComparer.Instance);
        var files = after.Select(path =>
            places.TryGetValue(path, out var place) && !written.Contains(path) ? stats.Settled(stats.Files[place]) : default);
        Write(state, record, stats.SettledPatches(_ => true).Concat(files), stats._patches + after.Count);
    }

    /// <summary>An identity that was too young to be trusted when it was noted is not trusted later either.</summary>
    public FileIdentity Settled(FileIdentity identity) => identity.IsSettledAt(Moment) ? identity : default;

    /// <summary>Those of the patches that can be trusted later; empty for others, and where <paramref name="isSame"/> says no.</summary>
    public IEnumerable<FileIdentity> SettledPatches(Predicate<int> isSame) =>
        Enumerable.Range(0, _patches).Select(i => isSame(i) ? Settled(Patches[i]) : default);

    /// <summary>Those of the files that can be trusted later; empty for the others.</summary>
    public IEnumerable<FileIdentity> SettledFiles() => Enumerable.Range(0, Files.Length).Select(i => Settled(Files[i]));

    /// <summary>Writes those of a record.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="record">The record's bytes.</param>
    /// <param name="identities">Of its patches, then of its files.</param>
    /// <param name="count">Their number.</param>
    public static void Write(StateDirectory state, ReadOnlySpan<byte> record, IEnumerable<FileIdentity> identities, int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(ChecksumLength + (count * Unsafe.SizeOf<FileIdentity>()));
        record[^ChecksumLength..].CopyTo(bytes);
        var table = MemoryMarshal.Cast<byte, FileIdentity>(bytes.AsSpan(ChecksumLength));
        var place = 0;
        foreach (var identity in identities)
        {
            table[place++] = identity;
        }

        StateFile.Write(state.Handle, Name, bytes, isFlushed: false);
    }
}
