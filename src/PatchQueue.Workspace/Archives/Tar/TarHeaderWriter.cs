using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace PatchQueue.Archives;

/// <summary>Writes headers of ustar, and before those that it cannot express POSIX's extended ones.</summary>
internal sealed class TarHeaderWriter(Stream output, long modifiedSeconds)
{
    private const int NameLength = 100;
    private const int PrefixLength = 155;
    private const long MaxOctalSize = (1L << 33) - 1;

    /// <summary>Bytes of headers and padded content so far.</summary>
    public long Written { get; private set; }

    /// <summary>Writes the header of a member, of whose content <paramref name="size"/> bytes must follow, padded.</summary>
    public void Write(ReadOnlySpan<byte> name, byte type, int permissions, long size, ReadOnlySpan<byte> target)
    {
        var records = new List<byte>();
        var split = SplitOf(name);
        if (split < 0)
        {
            AddRecord(records, "path", name);
        }

        if (target.Length > NameLength || !Ascii.IsValid(target))
        {
            AddRecord(records, "linkpath", target);
        }

        if (size > MaxOctalSize)
        {
            AddRecord(records, "size", Encoding.ASCII.GetBytes(size.ToString(CultureInfo.InvariantCulture)));
        }

        if (records.Count > 0)
        {
            // Readers that do not know extended headers would make a file of this name.
            WriteBlock("PaxHeader"u8, -1, (byte)'x', 0x1a4, records.Count, []);
            records.AddRange(new byte[(int)(-records.Count & (TarHeader.Size - 1))]);
            output.Write([.. records]);
        }

        WriteBlock(name, split, type, permissions, size, target);
    }

    // Where a slash cuts the name into a prefix and a rest that both fit; 0 when none is needed, -1 when none does.
    private static int SplitOf(ReadOnlySpan<byte> name)
    {
        if (!Ascii.IsValid(name))
        {
            return -1;
        }

        if (name.Length <= NameLength)
        {
            return 0;
        }

        var earliest = name.Length - NameLength - 1;
        var slash = name[earliest..^1].IndexOf((byte)'/');
        return slash >= 0 && earliest + slash is > 0 and <= PrefixLength ? earliest + slash : -1;
    }

    // 27 path=drivers/net/naïve.c\n, where the number counts its own digits too
    private static void AddRecord(List<byte> records, string key, ReadOnlySpan<byte> value)
    {
        if (!Utf8.IsValid(value))
        {
            records.AddRange("21 hdrcharset=BINARY\n"u8);
        }

        var length = key.Length + value.Length + 3;
        var total = length + Digits(length);
        total = length + Digits(total);
        records.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{total} {key}=")));
        records.AddRange(value);
        records.Add((byte)'\n');
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private void WriteBlock(ReadOnlySpan<byte> name, int split, byte type, int permissions, long size, ReadOnlySpan<byte> target)
    {
        Span<byte> block = stackalloc byte[TarHeader.Size];
        block.Clear();
        var rest = split > 0 ? name[(split + 1)..] : name;
        rest[..Math.Min(rest.Length, NameLength)].CopyTo(block);
        PutOctal(block[100..108], permissions);
        PutOctal(block[108..116], 0);
        PutOctal(block[116..124], 0);
        PutOctal(block[124..136], size > MaxOctalSize ? 0 : size);
        PutOctal(block[136..148], Math.Clamp(modifiedSeconds, 0, MaxOctalSize));
        block[156] = type;
        target[..Math.Min(target.Length, NameLength)].CopyTo(block[157..]);
        "ustar\000"u8.CopyTo(block[257..]);
        "root"u8.CopyTo(block[265..]);
        "root"u8.CopyTo(block[297..]);
        PutOctal(block[329..337], 0);
        PutOctal(block[337..345], 0);
        name[..Math.Max(split, 0)].CopyTo(block[345..]);
        PutChecksum(block);
        output.Write(block);
        Written += TarHeader.Size + ((size + TarHeader.Size - 1) & ~(TarHeader.Size - 1L));
    }

    private static void PutOctal(Span<byte> field, long value)
    {
        for (var i = field.Length - 2; i >= 0; i--)
        {
            field[i] = (byte)('0' + (value & 7));
            value >>= 3;
        }
    }

    private static void PutChecksum(Span<byte> block)
    {
        block[148..156].Fill((byte)' ');
        long sum = 0;
        foreach (var octet in block)
        {
            sum += octet;
        }

        PutOctal(block[148..155], sum);
        block[154] = 0;
    }
}
