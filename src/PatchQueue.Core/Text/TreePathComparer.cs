using System.Diagnostics.CodeAnalysis;

namespace PatchQueue.Text;

/// <summary>Lets a table keyed by <see cref="TreePath"/> be asked with plain bytes, so that each path is made once.</summary>
public sealed class TreePathComparer : IEqualityComparer<TreePath>, IAlternateEqualityComparer<ReadOnlySpan<byte>, TreePath>
{
    /// <summary>The one comparer; it has no state.</summary>
    public static readonly TreePathComparer Instance = new();

    private TreePathComparer()
    {
    }

    /// <inheritdoc/>
    public bool Equals(TreePath? x, TreePath? y) => x is null ? y is null : x.Equals(y);

    /// <inheritdoc/>
    public int GetHashCode([DisallowNull] TreePath obj) => obj.GetHashCode();

    /// <inheritdoc/>
    public bool Equals(ReadOnlySpan<byte> alternate, TreePath other) => other.Bytes.SequenceEqual(alternate);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlySpan<byte> alternate) => TreePath.HashOf(alternate);

    /// <summary>Makes the path that the bytes spell; they must be one.</summary>
    public TreePath Create(ReadOnlySpan<byte> alternate) =>
        TreePath.TryCreate(alternate, out var path, out var fault)
            ? path
            : throw new FormatException($"'{DisplayText.Of(alternate)}' {fault.ToWords()}");
}
