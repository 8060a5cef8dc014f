using System.IO.Hashing;

namespace PatchQueue.Series;

/// <summary>Compares names by their bytes.</summary>
public sealed class NameComparer : IEqualityComparer<ReadOnlyMemory<byte>>
{
    /// <summary>The one comparer; it has no state.</summary>
    public static readonly NameComparer Instance = new();

    private NameComparer()
    {
    }

    /// <inheritdoc/>
    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlyMemory<byte> obj) => (int)XxHash3.HashToUInt64(obj.Span);
}
