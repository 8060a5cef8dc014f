using System.Runtime.InteropServices;

namespace PatchQueue.Words;

/// <summary>The different words of a tree, by their hashes, in order.</summary>
public sealed class WordSet
{
    private readonly ulong[] _hashes;

    private WordSet(ulong[] hashes) => _hashes = hashes;

    /// <summary>How many.</summary>
    public int Count => _hashes.Length;

    /// <summary>The hashes as a file has them.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(_hashes.AsSpan());

    /// <summary>Sorts hashes; the array is the set's from then on.</summary>
    public static WordSet Of(ulong[] hashes)
    {
        Array.Sort(hashes);
        return new WordSet(hashes);
    }

    /// <summary>Takes what <see cref="Bytes"/> gave.</summary>
    public static WordSet Read(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, ulong>(bytes).ToArray());

    /// <summary>The words that are in none of some sets.</summary>
    /// <param name="others">The sets.</param>
    public GoneWords Minus(params ReadOnlySpan<WordSet> others)
    {
        var gone = new List<ulong>();
        var next = new int[others.Length];
        foreach (var hash in _hashes)
        {
            var isThere = false;
            for (var i = 0; i < others.Length; i++)
            {
                var hashes = others[i]._hashes;
                ref var at = ref next[i];
                while (at < hashes.Length && hashes[at] < hash)
                {
                    at++;
                }

                isThere |= at < hashes.Length && hashes[at] == hash;
            }

            if (!isThere)
            {
                gone.Add(hash);
            }
        }

        return new GoneWords(gone);
    }
}
