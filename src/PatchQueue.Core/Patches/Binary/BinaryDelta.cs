namespace PatchQueue.Patches;

/// <summary>git's delta: the two sizes, then commands that copy from the source or carry bytes themselves.</summary>
internal static class BinaryDelta
{
    /// <summary>Applies a delta.</summary>
    /// <returns>
    /// False when it is broken, made for a source of another size, or its result is larger than <paramref name="maxSize"/>.
    /// </returns>
    public static bool TryApply(ReadOnlySpan<byte> delta, ReadOnlySpan<byte> source, long maxSize, out byte[] result)
    {
        result = [];
        if (!TryReadSize(ref delta, out var sourceSize) || !TryReadSize(ref delta, out var size) || sourceSize != source.Length
            || size > maxSize)
        {
            return false;
        }

        var target = new List<byte>();
        while (!delta.IsEmpty)
        {
            var command = delta[0];
            delta = delta[1..];
            var piece = (command & 0x80) != 0 ? TryCopy(command, ref delta, source) : TryTake(command, ref delta);
            if (piece.IsEmpty || target.Count + (long)piece.Length > size)
            {
                return false;
            }

            target.AddRange(piece);
        }

        result = [.. target];
        return target.Count == size;
    }

    // Bits 0-3: which bytes of the offset follow, bits 4-6: which bytes of the size; a size of 0 is 0x10000.
    private static ReadOnlySpan<byte> TryCopy(byte command, ref ReadOnlySpan<byte> delta, ReadOnlySpan<byte> source)
    {
        long offset = 0;
        long size = 0;
        for (var bit = 0; bit < 7; bit++)
        {
            if ((command & (1 << bit)) == 0)
            {
                continue;
            }

            if (delta.IsEmpty)
            {
                return default;
            }

            offset |= bit < 4 ? (long)delta[0] << (8 * bit) : 0;
            size |= bit < 4 ? 0 : (long)delta[0] << (8 * (bit - 4));
            delta = delta[1..];
        }

        size = size == 0 ? 0x10000 : size;
        return offset + size <= source.Length ? source.Slice((int)offset, (int)size) : default;
    }

    private static ReadOnlySpan<byte> TryTake(byte count, ref ReadOnlySpan<byte> delta)
    {
        if (count == 0 || count > delta.Length)
        {
            return default;
        }

        var piece = delta[..count];
        delta = delta[count..];
        return piece;
    }

    private static bool TryReadSize(ref ReadOnlySpan<byte> delta, out long size)
    {
        size = 0;
        for (var shift = 0; shift < 56 && !delta.IsEmpty; shift += 7)
        {
            var octet = delta[0];
            delta = delta[1..];
            size |= (long)(octet & 0x7f) << shift;
            if ((octet & 0x80) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
