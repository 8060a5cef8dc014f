using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Ordering;

/// <summary>
/// The numbers of all commits, as a file that is looked into where it lies: a magic, the length and the checksum of the heading, the
/// heading (a line <c>TIP COUNT RANK BRANCH</c> a branch), then a table a branch.
/// </summary>
internal sealed class OrderFile : IDisposable
{
    private const int HeadingAt = 20;

    private readonly MappedFile? _file;
    private readonly byte[] _bytes = [];

    private OrderFile(MappedFile? file, byte[] bytes, IReadOnlyList<OrderedBranch> branches) =>
        (_file, _bytes, Branches) = (file, bytes, branches);

    private static ReadOnlySpan<byte> Magic => "pqorder\u0001"u8;

    /// <summary>The branches in the order of their ranks.</summary>
    public IReadOnlyList<OrderedBranch> Branches { get; }

    /// <summary>Opens a file; null when there is none, or none of this version.</summary>
    public static OrderFile? TryOpen(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length is <= HeadingAt or > int.MaxValue)
        {
            return null;
        }

        var file = new MappedFile(path);
        if (ReadHeading(file.Bytes) is { } branches)
        {
            return new OrderFile(file, [], branches);
        }

        file.Dispose();
        return null;
    }

    /// <summary>What a file of these tables would be, without one.</summary>
    public static OrderFile InMemory(byte[] bytes) => new(null, bytes, ReadHeading(bytes)!);

    /// <summary>The bytes of a file.</summary>
    public static byte[] Write(IReadOnlyList<(OrderedBranch Branch, byte[] Table)> tables)
    {
        var heading = Encoding.UTF8.GetBytes(string.Concat(tables.Select(row =>
            $"{row.Branch.Tip} {row.Table.Length / OrderTable.RecordSize} {row.Branch.Rank} {row.Branch.Name}\n")));
        var start = new byte[HeadingAt];
        Magic.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(8), heading.Length);
        XxHash64.Hash(heading).CopyTo(start.AsSpan(12));
        return [.. start, .. heading, .. tables.SelectMany(row => row.Table)];
    }

    /// <summary>The table of a branch.</summary>
    public ReadOnlySpan<byte> TableOf(OrderedBranch branch) => Bytes.Slice(branch.Offset, branch.Count * OrderTable.RecordSize);

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private ReadOnlySpan<byte> Bytes => _file is null ? _bytes : _file.Bytes;

    private static List<OrderedBranch>? ReadHeading(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.StartsWith(Magic) ? BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) : -1;
        if (length < 0 || length > bytes.Length - HeadingAt
            || !XxHash64.Hash(bytes.Slice(HeadingAt, length)).AsSpan().SequenceEqual(bytes.Slice(12, 8)))
        {
            return null;
        }

        var (branches, offset) = (new List<OrderedBranch>(), HeadingAt + length);
        foreach (var line in Encoding.UTF8.GetString(bytes.Slice(HeadingAt, length)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', 4);
            var count = int.Parse(words[1], null);
            branches.Add(new OrderedBranch(words[3], int.Parse(words[2], null), words[0]) { Count = count, Offset = offset });
            offset += count * OrderTable.RecordSize;
        }

        return offset == bytes.Length ? branches : null;
    }
}
