using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Cache;

/// <summary>The index of a base, as it lies in its file; looked up, never taken apart.</summary>
internal sealed class BaseIndex
{
    private readonly byte[] _bytes;
    private readonly int _chunksStart;
    private readonly int _namesStart;

    private BaseIndex(byte[] bytes)
    {
        _bytes = bytes;
        Count = Number(IndexLayout.MembersAt);
        ChunkCount = Number(IndexLayout.ChunksAt);
        _chunksStart = IndexLayout.HeaderSize + (Count * IndexLayout.RecordSize);
        _namesStart = _chunksStart + (ChunkCount * IndexLayout.HashSize);
    }

    /// <summary>Number of members.</summary>
    public int Count { get; }

    /// <summary>Number of chunks of the tar.</summary>
    public int ChunkCount { get; }

    /// <summary>Bytes of the tar.</summary>
    public long TarLength => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(IndexLayout.TarLengthAt));

    /// <summary>The archive's name when it was read, without its directory.</summary>
    public string ArchiveName => Encoding.UTF8.GetString(Name(0, Number(IndexLayout.ArchiveNameAt)));

    /// <summary>The paths of its files and links, in byte order.</summary>
    public IEnumerable<TreePath> Files
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (Member(i).Kind != BaseMemberKind.Directory && TreePath.TryCreate(Path(i), out var path, out _))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>Bytes of the index.</summary>
    public int Length => _bytes.Length;

    /// <summary>Takes the content of an index file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="key">The key of the entry that it lies in.</param>
    /// <param name="index">The index.</param>
    /// <returns>How it came out.</returns>
    public static IndexState TryOpen(byte[] bytes, string key, out BaseIndex? index)
    {
        index = null;
        var magic = IndexLayout.Magic;
        if (bytes.Length < IndexLayout.HeaderSize + IndexLayout.HashSize || !bytes.AsSpan().StartsWith(magic[..^1]))
        {
            return IndexState.Damaged;
        }

        if (bytes[magic.Length - 1] != magic[^1])
        {
            return IndexState.Foreign;
        }

        var body = bytes.AsSpan(0, bytes.Length - IndexLayout.HashSize);
        if (!XxHash128.Hash(body).AsSpan().SequenceEqual(bytes.AsSpan(body.Length))
            || Convert.ToHexStringLower(bytes.AsSpan(IndexLayout.KeyAt, 32)) != key)
        {
            return IndexState.Damaged;
        }

        index = new BaseIndex(bytes);
        return index._namesStart + index.Number(IndexLayout.NamesAt) == body.Length ? IndexState.Good : IndexState.Damaged;
    }

    /// <summary>The member at a path; null when there is none.</summary>
    public BaseMember? Find(ReadOnlySpan<byte> path) =>
        LowerBound(path) is var i && i < Count && Path(i).SequenceEqual(path) ? Member(i) : null;

    /// <summary>Whether members lie in the directory, be it a member itself or not.</summary>
    public bool HasBelow(ReadOnlySpan<byte> directory)
    {
        Span<byte> prefix = stackalloc byte[256];
        prefix = directory.Length < prefix.Length ? prefix[..(directory.Length + 1)] : new byte[directory.Length + 1];
        directory.CopyTo(prefix);
        prefix[^1] = (byte)'/';
        return LowerBound(prefix) is var i && i < Count && Path(i).StartsWith(prefix);
    }

    /// <summary>The target of a symbolic link.</summary>
    public ReadOnlySpan<byte> TargetOf(BaseMember link) => Name((int)link.Offset, (int)link.Length);

    /// <summary>Whether these bytes are the chunk of that number.</summary>
    public bool Holds(int chunk, ReadOnlySpan<byte> bytes) =>
        XxHash128.HashToUInt128(bytes) == Hash(_chunksStart + (chunk * IndexLayout.HashSize));

    private int LowerBound(ReadOnlySpan<byte> path)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Path(middle).SequenceCompareTo(path) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ReadOnlySpan<byte> Path(int member)
    {
        var at = IndexLayout.HeaderSize + (member * IndexLayout.RecordSize);
        return Name(Number(at), Number(at + 4));
    }

    private BaseMember Member(int member)
    {
        var at = IndexLayout.HeaderSize + (member * IndexLayout.RecordSize);
        var offset = BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at + 16));
        var length = BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(at + 24));
        return new BaseMember((BaseMemberKind)Number(at + 8), Number(at + 12), offset, length, Hash(at + 32));
    }

    private int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private UInt128 Hash(int at) => BinaryPrimitives.ReadUInt128LittleEndian(_bytes.AsSpan(at));

    private ReadOnlySpan<byte> Name(int start, int length) => _bytes.AsSpan(_namesStart + start, length);
}
