using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Git;

namespace PatchQueue.Ordering;

/// <summary>
/// The first release that holds each commit of the mainline, by the commit's number. By numbers alone it could not be told: a release may
/// be made from a branch that does not hold what stands before it. Kept in a file for as long as tags and numbers are the same.
/// </summary>
internal sealed class ReleaseMap
{
    private const int KeySize = 16;

    private readonly byte[] _bytes;

    private ReleaseMap(byte[] bytes) => _bytes = bytes;

    private static ReadOnlySpan<byte> Magic => "pqrels\u0000\u0001"u8;

    /// <summary>The map of some releases, from its file or made anew.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="releases">The releases, the oldest first.</param>
    /// <param name="table">The numbers of the mainline's commits.</param>
    /// <param name="path">The file; null for none.</param>
    /// <param name="cancellation">Ends git.</param>
    public static ReleaseMap Of(
        string repository, IReadOnlyList<ReleaseTag> releases, ReadOnlySpan<byte> table, string? path, CancellationToken cancellation)
    {
        var last = 0;
        foreach (var release in releases)
        {
            last = Math.Max(last, NumberOf(release, table));
        }

        byte[] start = [.. Magic, .. KeyOf(releases, table, last)];
        if (path is not null && TryRead(path) is { } known && known.AsSpan().StartsWith(start)
            && known.Length == start.Length + ((last + 1) * sizeof(ushort)))
        {
            return new ReleaseMap(known);
        }

        var made = new ReleaseMap([.. start, .. MemoryMarshal.AsBytes(Walk(repository, releases, table, last, cancellation).AsSpan())]);
        if (path is not null)
        {
            made.Keep(path);
        }

        return made;
    }

    /// <summary>The place of the first release that holds a commit among those it was made of; -1 for none.</summary>
    /// <param name="number">The commit's number.</param>
    public int this[int number] => Magic.Length + KeySize + (number * sizeof(ushort)) is var at && at < _bytes.Length
        ? BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at)) - 1
        : -1;

    // The sum does not depend on the order of the records, which new commits come in between.
    private static byte[] KeyOf(IReadOnlyList<ReleaseTag> releases, ReadOnlySpan<byte> table, int last)
    {
        var sum = 0UL;
        for (var at = 0; at < table.Length; at += OrderTable.RecordSize)
        {
            var number = BinaryPrimitives.ReadInt32LittleEndian(table[(at + OrderTable.IdSize)..]);
            sum += number <= last ? BinaryPrimitives.ReadUInt64LittleEndian(table[at..]) * ((2UL * (uint)number) + 1) : 0;
        }

        var hash = new XxHash128();
        hash.Append(BitConverter.GetBytes(sum));
        hash.Append(Encoding.UTF8.GetBytes(string.Concat(releases.Select(release => $"{release.Name} {release.Commit}\n"))));
        return hash.GetCurrentHash();
    }

    // Each commit is come to once: from the oldest release that holds it.
    private static ushort[] Walk(
        string repository, IReadOnlyList<ReleaseTag> releases, ReadOnlySpan<byte> table, int last, CancellationToken cancellation)
    {
        var parents = ReadParents(repository, releases, table, last, cancellation);
        var (found, left) = (new ushort[last + 1], new Stack<int>());
        for (var i = 0; i < releases.Count; i++)
        {
            left.Push(NumberOf(releases[i], table));
            while (left.TryPop(out var number))
            {
                if (number > 0 && number <= last && found[number] == 0)
                {
                    found[number] = (ushort)(i + 1);
                    foreach (var parent in parents[number] ?? [])
                    {
                        left.Push(parent);
                    }
                }
            }
        }

        return found;
    }

    private static int NumberOf(ReleaseTag release, ReadOnlySpan<byte> table) =>
        OrderTable.Find(table, Convert.FromHexString(release.Commit));

    private static int[]?[] ReadParents(
        string repository, IReadOnlyList<ReleaseTag> releases, ReadOnlySpan<byte> table, int last, CancellationToken cancellation)
    {
        var parents = new int[]?[last + 1];
        var lines = new Text.LineReader(CommitWalk.WithParents(repository, releases.Select(release => release.Commit), cancellation).Span);
        Span<byte> id = stackalloc byte[OrderTable.IdSize];
        while (lines.TryRead(out var line))
        {
            var numbers = new int[(line.Length + 1) / (CommitWalk.IdLength + 1)];
            for (var i = 0; i < numbers.Length; i++)
            {
                _ = Convert.FromHexString(line.Slice(i * (CommitWalk.IdLength + 1), CommitWalk.IdLength), id, out _, out _);
                numbers[i] = OrderTable.Find(table, id);
            }

            if (numbers[0] <= last)
            {
                parents[numbers[0]] = numbers[1..];
            }
        }

        return parents;
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Without room for it the map serves this command only.
    private void Keep(string path)
    {
        var fresh = $"{path}.{Environment.ProcessId}";
        try
        {
            File.WriteAllBytes(fresh, _bytes);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(fresh);
        }
    }
}
