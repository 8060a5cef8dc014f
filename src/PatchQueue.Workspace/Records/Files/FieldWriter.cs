using System.Buffers;
using System.Buffers.Binary;

namespace PatchQueue.Records;

/// <summary>Writes numbers in as few bytes as they need, and byte strings behind their length.</summary>
internal sealed class FieldWriter(int capacity)
{
    private const int MaxNumberLength = 5;
    private const int HashLength = 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(capacity + 64);

    /// <summary>What is written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Writes a number from 0.</summary>
    public void WriteNumber(int number)
    {
        var room = _buffer.GetSpan(MaxNumberLength);
        var length = 0;
        for (var rest = (uint)number; ; rest >>= 7)
        {
            room[length++] = (byte)(rest < 0x80 ? rest : (rest & 0x7f) | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        _buffer.Advance(length);
    }

    /// <summary>Writes a byte string.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteNumber(bytes.Length);
        _buffer.Write(bytes);
    }

    /// <summary>Writes a hash.</summary>
    public void WriteHash(UInt128 hash)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_buffer.GetSpan(HashLength), hash);
        _buffer.Advance(HashLength);
    }

    /// <summary>All of it, and an end.</summary>
    public byte[] ToArray(ReadOnlySpan<byte> end) => [.. _buffer.WrittenSpan, .. end];
}
