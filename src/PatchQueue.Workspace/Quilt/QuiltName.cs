using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>A patch's name as quilt has it in <c>applied-patches</c>, and where that leads in <c>.pc</c>. Compares by its bytes.</summary>
public sealed class QuiltName : IEquatable<QuiltName>
{
    private static readonly string[] Reserved =
        ["applied-patches", "series", ".version", ".quilt_patches", ".quilt_series", ".snap", ".timestamp"];

    private readonly byte[] _bytes;

    private QuiltName(byte[] bytes, TreePath directory) => (_bytes, Directory) = (bytes, directory);

    /// <summary>The bytes as a series has them; there may be slashes in them.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The directory of the patch's backups, from <c>.pc</c>.</summary>
    public TreePath Directory { get; }

    /// <summary>The file that says that the patch was forced and must be refreshed, from <c>.pc</c>; made anew at each call.</summary>
    public TreePath Mark => Below(Directory, "~refresh"u8);

    /// <summary>Checks a name before any path is made of it.</summary>
    /// <exception cref="QuiltStateException">It leads out of <c>.pc</c>, or to a file that is quilt's own.</exception>
    public static QuiltName Of(ReadOnlySpan<byte> bytes)
    {
        if (!TreePath.TryCreate(bytes, out var path, out var fault))
        {
            throw new QuiltStateException($"the patch name '{DisplayText.Of(bytes)}' {fault.ToWords()}");
        }

        var slash = path.Bytes.IndexOf((byte)'/');
        var first = DisplayText.Of(slash < 0 ? path.Bytes : path.Bytes[..slash]);
        if (Reserved.Contains(first) || path.Bytes.EndsWith("~refresh"u8) || bytes.Contains((byte)'\n'))
        {
            throw new QuiltStateException($"quilt cannot keep the state of a patch named '{DisplayText.Of(bytes)}'");
        }

        return new QuiltName(bytes.ToArray(), path);
    }

    /// <summary>A name in <c>.pc</c> of a file of the tree that the patch has a backup of.</summary>
    public TreePath BackupOf(TreePath path) => Below(Directory, [(byte)'/', .. path.Bytes]);

    /// <inheritdoc/>
    public bool Equals(QuiltName? other) => other is not null && other._bytes.AsSpan().SequenceEqual(_bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as QuiltName);

    /// <inheritdoc/>
    public override int GetHashCode() => Directory.GetHashCode();

    /// <summary>The name as people read it.</summary>
    public override string ToString() => DisplayText.Of(_bytes);

    private static TreePath Below(TreePath path, ReadOnlySpan<byte> rest) =>
        TreePath.TryCreate([.. path.Bytes, .. rest], out var whole, out var fault)
            ? whole
            : throw new QuiltStateException($"quilt cannot keep the state of '{path}', whose name in .pc {fault.ToWords()}");
}
