using System.Buffers.Text;
using PatchQueue.Native;

namespace PatchQueue.Archives;

/// <summary>What an extended header of POSIX says about the member after it (or, a global one, about all).</summary>
internal sealed class PaxHeader
{
    public byte[]? Path { get; private set; }

    public byte[]? LinkPath { get; private set; }

    public byte[]? Comment { get; private set; }

    public long? Size { get; private set; }

    public FileTime? Modified { get; private set; }

    public bool IsSparse { get; private set; }

    /// <summary>Reads records such as <c>27 path=drivers/net/naïve.c\n</c>; the number counts the whole record.</summary>
    /// <returns>Null when they are malformed. A record that one reader takes and another passes over is how archives lie.</returns>
    public static PaxHeader? TryRead(ReadOnlySpan<byte> records)
    {
        var header = new PaxHeader();
        while (!records.IsEmpty)
        {
            if (!Utf8Parser.TryParse(records, out int length, out var digits) || length <= digits + 1 || length > records.Length
                || records[digits] != ' ' || records[length - 1] != '\n')
            {
                return null;
            }

            var record = records[(digits + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals <= 0 || !header.Take(record[..equals], record[(equals + 1)..]))
            {
                return null;
            }

            records = records[length..];
        }

        return header;
    }

    private bool Take(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8))
        {
            Path = value.IsEmpty ? null : value.ToArray();
        }
        else if (key.SequenceEqual("linkpath"u8))
        {
            LinkPath = value.IsEmpty ? null : value.ToArray();
        }
        else if (key.SequenceEqual("comment"u8))
        {
            Comment = value.ToArray();
        }
        else if (key.StartsWith("GNU.sparse."u8))
        {
            IsSparse = true;
        }
        else if (key.SequenceEqual("size"u8) && !value.IsEmpty)
        {
            var isNumber = Utf8Parser.TryParse(value, out long size, out var used) && used == value.Length && size >= 0;
            Size = size;
            return isNumber;
        }
        else if (key.SequenceEqual("mtime"u8) && !value.IsEmpty)
        {
            var isNumber = Utf8Parser.TryParse(value, out decimal time, out var used) && used == value.Length
                && decimal.Abs(time) < long.MaxValue;
            var seconds = isNumber ? decimal.Floor(time) : 0;
            Modified = new FileTime((long)seconds, isNumber ? (int)((time - seconds) * 1_000_000_000) : 0);
            return isNumber;
        }

        return true;
    }
}
