using System.Collections.Concurrent;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Another source, of whose files it remembers the XxHash128: what is kept of the mainline is known again by it. Safe to use from several
/// threads.
/// </summary>
/// <param name="source">The other one.</param>
/// <param name="files">About how many files will be read.</param>
internal sealed class HashedSource(ISourceTree source, int files) : ISourceTree
{
    private readonly ConcurrentDictionary<TreePath, UInt128> _hashes = new(-1, files, TreePathComparer.Instance);

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        var state = source.Read(path, text, out permissions);
        if (state is SourceState.Regular or SourceState.Symlink)
        {
            _hashes[path] = XxHash128.HashToUInt128(text.Content.Span);
        }

        return state;
    }

    /// <summary>The hash of a file that has been read.</summary>
    public UInt128 HashOf(TreePath path) => _hashes[path];
}
