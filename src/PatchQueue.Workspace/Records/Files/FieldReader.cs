using System.Buffers.Binary;

namespace PatchQueue.Records;

/// <summary>Reads what <see cref="FieldWriter"/> writes; byte strings are parts of the buffer.</summary>
internal struct FieldReader(ReadOnlyMemory<byte> bytes)
{
    private const int HashLength = 16;

    private int _position;

    /// <summary>Reads a number.</summary>
    public int ReadNumber()
    {
        var span = bytes.Span;
        uint number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = span[_position++];
            number |= (uint)(octet & 0x7f) << shift;
            if (octet < 0x80)
            {
                return (int)number;
            }
        }
    }

    /// <summary>Reads a byte string.</summary>
    public ReadOnlyMemory<byte> ReadBytes()
    {
        var length = ReadNumber();
        var found = bytes.Slice(_position, length);
        _position += length;
        return found;
    }

    /// <summary>Reads a hash.</summary>
    public UInt128 ReadHash()
    {
        var hash = BinaryPrimitives.ReadUInt128BigEndian(bytes.Span[_position..]);
        _position += HashLength;
        return hash;
    }
}
