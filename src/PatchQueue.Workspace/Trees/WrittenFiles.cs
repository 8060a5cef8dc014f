using System.IO.Hashing;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>The files that a writer has written: what stat(2) says of each, and its XxHash128. Not for several threads at once.</summary>
public sealed class WrittenFiles
{
    private readonly List<(TreePath Path, FileIdentity Identity, UInt128 Hash)> _files = [];

    /// <summary>The files in the order that they were written in.</summary>
    public IReadOnlyList<(TreePath Path, FileIdentity Identity, UInt128 Hash)> Files => _files;

    /// <summary>Notes a file that others have written; nothing is known of it by stat(2).</summary>
    public void Add(TreePath path, ReadOnlySpan<byte> content) => _files.Add((path, default, XxHash128.HashToUInt128(content)));

    /// <summary>Notes a file that has just been written.</summary>
    internal void Add(TreePath path, in StatX stat, UInt128 hash) => _files.Add((path, new FileIdentity(stat), hash));
}
