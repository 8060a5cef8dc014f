using System.IO.Hashing;

namespace PatchQueue.Series;

/// <summary>Compares names by their bytes.</summary>
internal sealed class NameComparer : IEqualityComparer<ReadOnlyMemory<byte>>
{
    public static readonly NameComparer Instance = new();

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> obj) => (int)XxHash3.HashToUInt64(obj.Span);
}
