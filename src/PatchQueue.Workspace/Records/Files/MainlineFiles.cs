using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Records;

/// <summary>
/// The files of the mainline that a tree was expanded from, so that a change of one that no patch names is noticed too. Where it is lost,
/// or the tree was there before pq, such files must be added before they are changed.
/// </summary>
public sealed class MainlineFiles
{
    private const int ChecksumLength = 16;
    private const int HashLength = 16;

    private readonly byte[] _bytes;
    private readonly int[] _starts;
    private readonly int _pathsEnd;

    private MainlineFiles(byte[] bytes, string source, int pathsStart, int pathsEnd, int count, FileIdentity moment)
    {
        (_bytes, _pathsEnd, Source, Moment) = (bytes, pathsEnd, source, moment);
        _starts = new int[count + 1];
        _starts[0] = pathsStart;
        for (var i = 0; i < count; i++)
        {
            _starts[i + 1] = _starts[i] + bytes.AsSpan(_starts[i]).IndexOf((byte)0) + 1;
        }
    }

    /// <summary>What the mainline was opened by: a directory, an archive or <c>REPO#REV</c>; absolute.</summary>
    public string Source { get; }

    /// <summary>How many files there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The identity of a file written after all of them.</summary>
    internal FileIdentity Moment { get; }

    private static ReadOnlySpan<byte> FileName => "mainline"u8;

    private static ReadOnlySpan<byte> Heading => "pq-mainline 1\n"u8;

    /// <summary>Reads those of a tree; null when it has none, or they are damaged.</summary>
    public static MainlineFiles? TryRead(StateDirectory state)
    {
        if (StateFile.TryRead(state.Handle, FileName) is not { } bytes || DirectoryCalls.Stat(state.Handle, FileName, out var stat) != 0
            || bytes.Length < Heading.Length + (3 * sizeof(int)) + ChecksumLength || !bytes.AsSpan().StartsWith(Heading)
            || !XxHash128.Hash(bytes.AsSpan()[..^ChecksumLength]).AsSpan().SequenceEqual(bytes.AsSpan()[^ChecksumLength..]))
        {
            return null;
        }

        var place = Heading.Length;
        var (count, source, paths) = (ReadNumber(bytes, ref place), ReadNumber(bytes, ref place), ReadNumber(bytes, ref place));
        var name = Encoding.UTF8.GetString(bytes, place, source);
        return new MainlineFiles(bytes, name, place + source, place + source + paths, count, new FileIdentity(stat));
    }

    /// <summary>Writes those of a tree.</summary>
    /// <param name="state">The tree's <c>.pq</c>.</param>
    /// <param name="source">What the mainline was opened by.</param>
    /// <param name="written">The files; of several of one path the last one counts.</param>
    public static void Write(StateDirectory state, string source, WrittenFiles written)
    {
        var files = new Dictionary<TreePath, (FileIdentity Identity, UInt128 Hash)>(written.Files.Count, TreePathComparer.Instance);
        foreach (var (path, identity, hash) in written.Files)
        {
            files[path] = (identity, hash);
        }

        var name = Encoding.UTF8.GetBytes(source);
        var output = new ArrayBufferWriter<byte>(files.Count * 128);
        output.Write(Heading);
        WriteNumber(output, files.Count);
        WriteNumber(output, name.Length);
        WriteNumber(output, files.Keys.Sum(path => path.Bytes.Length + 1));
        output.Write(name);
        foreach (var path in files.Keys)
        {
            output.Write(path.Bytes);
            output.Write("\0"u8);
        }

        output.Write(MemoryMarshal.AsBytes(files.Values.Select(file => file.Identity).ToArray().AsSpan()));
        output.Write(MemoryMarshal.AsBytes(files.Values.Select(file => file.Hash).ToArray().AsSpan()));
        output.Write(XxHash128.Hash(output.WrittenSpan));
        StateFile.Write(state.Handle, FileName, output.WrittenSpan, isFlushed: false);
    }

    /// <summary>The place of a file, from 0; -1 when the mainline has none there.</summary>
    public int Find(TreePath path)
    {
        for (var i = 0; i < Count; i++)
        {
            if (PathOf(i).SequenceEqual(path.Bytes))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The paths of all files.</summary>
    public IEnumerable<TreePath> Paths() => Enumerable.Range(0, Count).Select(file => TreePathComparer.Instance.Create(PathOf(file)));

    /// <summary>The path of a file.</summary>
    public ReadOnlySpan<byte> PathOf(int file) => _bytes.AsSpan(_starts[file].._starts[file + 1])[..^1];

    /// <summary>XxHash128 of a file's bytes, or of a link's target.</summary>
    public UInt128 HashOf(int file)
    {
        var hashes = _pathsEnd + (Count * Marshal.SizeOf<FileIdentity>());
        return MemoryMarshal.Read<UInt128>(_bytes.AsSpan(hashes + (file * HashLength)));
    }

    /// <summary>What stat(2) said of a file when it was written; empty where nobody asked.</summary>
    internal FileIdentity IdentityOf(int file) =>
        MemoryMarshal.Read<FileIdentity>(_bytes.AsSpan(_pathsEnd + (file * Marshal.SizeOf<FileIdentity>())));

    private static int ReadNumber(ReadOnlySpan<byte> bytes, ref int place)
    {
        place += sizeof(int);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes[(place - sizeof(int))..]);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> output, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(output.GetSpan(sizeof(int)), number);
        output.Advance(sizeof(int));
    }
}
