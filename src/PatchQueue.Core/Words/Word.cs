using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Words;

/// <summary>A word of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">Where it stands in the text.</param>
public readonly record struct Word(WordKind Kind, Slice Place)
{
    // Shorter ones are in every tree.
    private const int Least = 4;

    /// <summary>Whether it is long enough to tell something.</summary>
    public bool IsTelling => Place.Length >= Least;

    /// <summary>What a word is known by.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="word">Its bytes.</param>
    public static ulong HashOf(WordKind kind, ReadOnlySpan<byte> word) => XxHash3.HashToUInt64(word, (long)kind);
}
