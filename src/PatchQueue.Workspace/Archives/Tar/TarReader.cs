using System.Diagnostics.CodeAnalysis;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Archives;

/// <summary>
/// Reads a tar archive of any common kind: old v7, ustar, GNU's long names, POSIX's extended headers. Names stay bytes. Devices, fifos and
/// sparse files are errors, and so is an archive that ends before its end mark.
/// </summary>
/// <param name="tar">The uncompressed archive; read on a thread of its own, and disposed of.</param>
/// <param name="name">Its name for people.</param>
/// <param name="blockSize">Bytes read at once.</param>
internal sealed class TarReader(Stream tar, string name, int blockSize = TarReader.BlockSize) : IDisposable
{
    private const int BlockSize = 1 << 20;
    private const long MaxName = 64 * 1024;
    private const long MaxPaxHeader = 1 << 20;

    private readonly TarBlocks _blocks = new(new ReadAhead(tar, blockSize), name);
    private readonly byte[] _header = new byte[TarHeader.Size];
    private long _headerPosition;
    private long _padding;
    private bool _isEnded;

    /// <summary>Bytes of the present member that have not been read.</summary>
    public long Remaining { get; private set; }

    /// <summary>The comment of the global header, where <c>git archive</c> writes the commit's id; null without one.</summary>
    public byte[]? Comment { get; private set; }

    /// <summary>Goes on to the next member; what was not read of the present one is passed over.</summary>
    /// <returns>False behind the end mark; the rest of the stream, with its check sums, has then been read too.</returns>
    /// <exception cref="ArchiveException">The archive is damaged, cut, or holds what is not allowed.</exception>
    public bool TryReadEntry([NotNullWhen(true)] out TarEntry? entry)
    {
        entry = null;
        SkipContent();
        var overrides = new TarOverrides(_blocks.Position);
        while (!_isEnded && TryReadHeader())
        {
            var header = new TarHeader(_header);
            if (!header.TrySize(out var size) || size < 0)
            {
                throw Fault("has a member whose size is no number");
            }

            switch (header.Type)
            {
                case (byte)'L': overrides.Name = ReadLongName(size); break;
                case (byte)'K': overrides.LinkName = ReadLongName(size); break;
                case (byte)'x' or (byte)'X': overrides.Pax = ReadPax(size); break;
                case (byte)'g': ReadGlobal(size); break;
                case (byte)'V': break; // a volume's label, which is no file
                default:
                    entry = Make(header, size, overrides);
                    Remaining = entry.Size;
                    _padding = -entry.Size & (TarHeader.Size - 1);
                    return true;
            }
        }

        return !overrides.IsAny ? false : throw Fault("ends after the extended header of a member that does not come");
    }

    /// <summary>The next piece of the present member's content, as long as it lies in memory at once.</summary>
    /// <returns>False when all has been read.</returns>
    public bool TryReadContent(out ReadOnlySpan<byte> piece)
    {
        piece = [];
        if (Remaining == 0)
        {
            return false;
        }

        piece = _blocks.Take(Remaining);
        Remaining -= piece.Length;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();

    private ArchiveException Fault(string fault) => new(name, fault, _headerPosition);

    // Two steps: the greatest size and its padding together are more than a long holds.
    private void SkipContent()
    {
        Skip(Remaining);
        Skip(_padding);
        (Remaining, _padding) = (0, 0);
    }

    private void Skip(long count)
    {
        for (var rest = count; rest > 0;)
        {
            rest -= _blocks.Take(rest).Length;
        }
    }

    private bool TryReadHeader()
    {
        _headerPosition = _blocks.Position;
        _blocks.Fill(_header);
        var header = new TarHeader(_header);
        if (header.IsZero)
        {
            _blocks.Fill(_header);
            _isEnded = new TarHeader(_header).IsZero ? true : throw Fault("is damaged: half an end mark in the middle");
            _blocks.Drain();
            return false;
        }

        return header.HasValidChecksum
            ? true
            : throw Fault(_headerPosition == 0 ? "is not a tar archive" : "is damaged: the check sum of a member's header is wrong");
    }

    private byte[] ReadLongName(long size)
    {
        var bytes = ReadExtension(size, MaxName, "a name");
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? bytes : bytes[..end];
    }

    private PaxHeader ReadPax(long size) =>
        PaxHeader.TryRead(ReadExtension(size, MaxPaxHeader, "an extended header"))
            ?? throw Fault("is damaged: an extended header is malformed");

    // Names and sizes for all members at once make no sense, and readers differ about them.
    private void ReadGlobal(long size)
    {
        var header = ReadPax(size);
        if (header.Path is not null || header.LinkPath is not null || header.Size is not null || header.IsSparse)
        {
            throw Fault("has a global header that gives all members one name or size");
        }

        Comment = header.Comment ?? Comment;
    }

    private byte[] ReadExtension(long size, long limit, string what)
    {
        if (size > limit)
        {
            throw Fault($"has {what} of {size:N0} bytes");
        }

        var bytes = new byte[size];
        _blocks.Fill(bytes);
        _padding = -size & (TarHeader.Size - 1);
        SkipContent();
        return bytes;
    }

    private TarEntry Make(in TarHeader header, long size, TarOverrides overrides)
    {
        var pax = overrides.Pax;
        var entryName = pax?.Path ?? overrides.Name ?? header.Name();
        if (!header.TryMode(out var mode) || !header.TryModified(out var seconds))
        {
            throw Fault($"is damaged: the mode or the time of {DisplayText.Of(entryName)} is no number");
        }

        var kind = KindOf(header.Type, entryName, pax);
        var isLink = kind is TarKind.Symlink or TarKind.HardLink;
        return new TarEntry(
            entryName,
            kind,
            kind == TarKind.File ? pax?.Size ?? size : 0,
            (int)(mode & 0xfff),
            pax?.Modified ?? new FileTime(seconds, 0),
            isLink ? pax?.LinkPath ?? overrides.LinkName ?? header.LinkName.ToArray() : [],
            overrides.Position,
            _blocks.Position);
    }

    private TarKind KindOf(byte type, byte[] entryName, PaxHeader? pax) => (char)type switch
    {
        _ when pax is { IsSparse: true } => throw Refusal(entryName, "a sparse file"),
        '\0' or '0' or '7' => entryName is [.., (byte)'/'] ? TarKind.Directory : TarKind.File,
        '1' => TarKind.HardLink,
        '2' => TarKind.Symlink,
        '3' => throw Refusal(entryName, "a character device"),
        '4' => throw Refusal(entryName, "a block device"),
        '5' => TarKind.Directory,
        '6' => throw Refusal(entryName, "a fifo"),
        'S' => throw Refusal(entryName, "a sparse file"),
        'M' => throw Refusal(entryName, "the second part of a file begun in another archive"),
        _ => throw Refusal(entryName, $"a member of an unknown type ({DisplayText.Of([type])})"),
    };

    private ArchiveException Refusal(byte[] entryName, string what) =>
        Fault($"holds {what}, which no source tree needs: {DisplayText.Of(entryName)}");

    /// <summary>What the headers before a member's own say.</summary>
    private sealed class TarOverrides(long position)
    {
        public long Position { get; } = position;

        public byte[]? Name { get; set; }

        public byte[]? LinkName { get; set; }

        public PaxHeader? Pax { get; set; }

        public bool IsAny => Name is not null || LinkName is not null || Pax is not null;
    }
}
