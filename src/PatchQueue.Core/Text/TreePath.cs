using System.IO.Hashing;
using System.Text;

namespace PatchQueue.Text;

/// <summary>
/// A file's path inside a tree: relative, as bytes (names need not be UTF-8), with single slashes and no <c>.</c> components.
/// It can only be made of what is safe to write below a tree's root; see <see cref="TreePathFault"/>.
/// </summary>
public sealed class TreePath : IEquatable<TreePath>, IComparable<TreePath>
{
    // Linux's PATH_MAX; a longer one cannot be opened anyway.
    private const int MaxLength = 4096;

    private readonly byte[] _bytes;
    private readonly int _hash;

    private TreePath(byte[] bytes)
    {
        _bytes = bytes;
        _hash = HashOf(bytes);
    }

    /// <summary>The path's bytes, without a leading or trailing slash.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The last component.</summary>
    public ReadOnlySpan<byte> Name => Bytes[(Bytes.LastIndexOf((byte)'/') + 1)..];

    /// <summary>The path of the directory it lies in; null at the top of the tree.</summary>
    public TreePath? Parent => Bytes.LastIndexOf((byte)'/') is var slash and > 0 ? new TreePath(_bytes[..slash]) : null;

    /// <summary>Makes a path of text that the program itself wrote.</summary>
    /// <exception cref="FormatException">The text is no path inside a tree.</exception>
    public static TreePath Parse(string text) =>
        TryCreate(Encoding.UTF8.GetBytes(text), out var path, out var fault)
            ? path
            : throw new FormatException($"'{DisplayText.Of(text)}' {fault.ToWords()}");

    /// <summary>Makes a path of bytes; <c>a//b</c> and <c>./a/b</c> become <c>a/b</c>.</summary>
    /// <returns>False when the bytes name nothing that may be written below a root; <paramref name="fault"/> says why.</returns>
    public static bool TryCreate(
        ReadOnlySpan<byte> bytes, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TreePath? path, out TreePathFault fault)
    {
        path = null;
        fault = TreePathRules.Check(bytes, MaxLength);
        if (fault != TreePathFault.None)
        {
            return false;
        }

        var normal = TreePathRules.IsNormal(bytes) ? bytes.ToArray() : TreePathRules.Normalize(bytes);
        if (normal.Length == 0)
        {
            fault = TreePathFault.Empty;
            return false;
        }

        path = new TreePath(normal);
        return true;
    }

    /// <summary>Whether <paramref name="other"/> lies below this path.</summary>
    public bool IsAbove(TreePath other) =>
        other._bytes.Length > _bytes.Length && other._bytes[_bytes.Length] == '/' && other.Bytes.StartsWith(_bytes);

    /// <summary>The path as people read it: UTF-8 decoded, everything else escaped.</summary>
    public string ToDisplay() => DisplayText.Of(_bytes);

    /// <inheritdoc/>
    public bool Equals(TreePath? other) =>
        ReferenceEquals(this, other) || (other is not null && other._hash == _hash && other.Bytes.SequenceEqual(_bytes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TreePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Byte order, as git and <c>LC_ALL=C sort</c> have it.</summary>
    public int CompareTo(TreePath? other) => other is null ? 1 : Bytes.SequenceCompareTo(other._bytes);

    /// <summary>The same as <see cref="ToDisplay"/>.</summary>
    public override string ToString() => ToDisplay();

    internal static int HashOf(ReadOnlySpan<byte> bytes) => (int)XxHash3.HashToUInt64(bytes);
}
