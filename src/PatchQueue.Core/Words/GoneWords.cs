namespace PatchQueue.Words;

/// <summary>
/// Words that a new mainline has nowhere any more. Nearly every word that is asked for is still there, which one bit says.
/// </summary>
public sealed class GoneWords
{
    private readonly HashSet<ulong> _hashes;
    private readonly ulong[] _bits = new ulong[1 << 15];

    internal GoneWords(IReadOnlyCollection<ulong> hashes)
    {
        _hashes = [.. hashes];
        foreach (var hash in hashes)
        {
            _bits[Cell(hash)] |= Bit(hash);
        }
    }

    /// <summary>How many.</summary>
    public int Count => _hashes.Count;

    /// <summary>Whether a word is gone, by its hash.</summary>
    public bool Contains(ulong hash) => (_bits[Cell(hash)] & Bit(hash)) != 0 && _hashes.Contains(hash);

    private static int Cell(ulong hash) => (int)(hash & 0x7fff);

    private static ulong Bit(ulong hash) => 1UL << (int)((hash >> 15) & 63);
}
