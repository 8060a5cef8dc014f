using System.Buffers.Binary;

namespace PatchQueue.Archives;

/// <summary>
/// The 512 bytes before a member: name 100, mode 8, uid 8, gid 8, size 12, mtime 12, checksum 8, type 1, link name 100, magic 8, user 32,
/// group 32, device 8 + 8, prefix 155.
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private readonly ReadOnlySpan<byte> _block = block;

    public bool IsZero => !_block.ContainsAnyExcept((byte)0);

    public byte Type => _block[156];

    public ReadOnlySpan<byte> LinkName => Text(157, 100);

    // Old tars summed signed characters.
    public bool HasValidChecksum => TryNumber(148, 8, out var stated) && (stated == Sum(isSigned: false) || stated == Sum(isSigned: true));

    public bool TryMode(out long mode) => TryNumber(100, 8, out mode);

    public bool TrySize(out long size) => TryNumber(124, 12, out size);

    public bool TryModified(out long seconds) => TryNumber(136, 12, out seconds);

    /// <summary>The name; POSIX's prefix before it. GNU's own magic (<c>ustar</c> and two blanks) has other things in that place.</summary>
    public byte[] Name()
    {
        var prefix = _block[257..263].SequenceEqual("ustar\0"u8) ? Text(345, 155) : [];
        return prefix.IsEmpty ? Text(0, 100).ToArray() : [.. prefix, (byte)'/', .. Text(0, 100)];
    }

    private ReadOnlySpan<byte> Text(int start, int length)
    {
        var field = _block.Slice(start, length);
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    private long Sum(bool isSigned)
    {
        var sum = 8L * ' ';
        for (var i = 0; i < _block.Length; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : isSigned ? (sbyte)_block[i] : _block[i];
        }

        return sum;
    }

    // Octal digits among blanks, ended by a blank or NUL; or GNU's base 256 where the first bit is set.
    private bool TryNumber(int start, int length, out long value)
    {
        var field = _block.Slice(start, length);
        if ((field[0] & 0x80) != 0)
        {
            return TryBase256(field, out value);
        }

        var digits = field.TrimStart((byte)' ');
        var end = digits.IndexOfAny((byte)' ', (byte)0);
        value = 0;
        foreach (var digit in end < 0 ? digits : digits[..end])
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            value = (value << 3) + digit - '0';
        }

        return true;
    }

    private static bool TryBase256(ReadOnlySpan<byte> field, out long value)
    {
        value = BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
        var high = field[..^8];
        var fill = (field[0] & 0x40) != 0 ? (byte)0xff : (byte)0;
        if (high.IsEmpty)
        {
            // Eight bytes: the flag bit is the number's first.
            value = fill == 0 ? value & 0x7fff_ffff_ffff_ffff : value;
            return true;
        }

        return (byte)(high[0] & 0x7f) == (fill & 0x7f) && !high[1..].ContainsAnyExcept(fill) && value < 0 == (fill != 0);
    }
}
