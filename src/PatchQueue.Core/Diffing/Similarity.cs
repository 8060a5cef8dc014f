namespace PatchQueue.Diffing;

/// <summary>
/// How much of a file is found again in another, as git's <c>similarity index</c> has it: the files are cut behind every LF and every 64
/// bytes, and the pieces counted by a small hash. Agrees with git from 2.44 on; older ones leave out a last line without LF.
/// </summary>
public static class Similarity
{
    private const int MaxPiece = 64;
    private const int Buckets = 107927;

    // git works with this scale and rounds down twice.
    private const long MaxScore = 60000;

    /// <summary>Percents of the larger file that are in both.</summary>
    public static long Percent(ReadOnlySpan<byte> oldBytes, ReadOnlySpan<byte> newBytes)
    {
        if (oldBytes.SequenceEqual(newBytes))
        {
            return 100;
        }

        var counter = new PieceCounter();
        counter.AddAll(oldBytes);
        var score = counter.TakeAll(newBytes) * MaxScore / Math.Max(oldBytes.Length, newBytes.Length);
        return score * 100 / MaxScore;
    }

    private sealed class PieceCounter
    {
        private readonly int[] _bytes = new int[Buckets];

        public void AddAll(ReadOnlySpan<byte> bytes)
        {
            var isText = !FilePair.IsBinaryData(bytes);
            while (!bytes.IsEmpty)
            {
                var (bucket, length) = NextPiece(ref bytes, isText);
                _bytes[bucket] += length;
            }
        }

        public long TakeAll(ReadOnlySpan<byte> bytes)
        {
            var isText = !FilePair.IsBinaryData(bytes);
            var taken = 0L;
            while (!bytes.IsEmpty)
            {
                var (bucket, length) = NextPiece(ref bytes, isText);
                var found = Math.Min(_bytes[bucket], length);
                _bytes[bucket] -= found;
                taken += found;
            }

            return taken;
        }

        // The CR of a CRLF does not count in text.
        private static (uint Bucket, int Length) NextPiece(ref ReadOnlySpan<byte> bytes, bool isText)
        {
            var (first, second, length) = (0u, 0u, 0);
            while (!bytes.IsEmpty && length < MaxPiece)
            {
                var octet = bytes[0];
                bytes = bytes[1..];
                if (isText && octet == '\r' && !bytes.IsEmpty && bytes[0] == '\n')
                {
                    continue;
                }

                (first, second) = (((first << 7) ^ (second >> 25)) + octet, (second << 7) ^ (first >> 25));
                length++;
                if (octet == '\n')
                {
                    break;
                }
            }

            return ((first + (second * 0x61)) % Buckets, length);
        }
    }
}
