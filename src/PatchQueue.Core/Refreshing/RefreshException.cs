using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A refreshed patch does not make the tree after of the tree before: it must not be written, and is our fault.</summary>
/// <param name="path">The first file that comes out otherwise.</param>
public sealed class RefreshException(TreePath path)
    : Exception($"the refreshed patch does not give {path} as it is in the tree; nothing is written")
{
    /// <summary>The first file that comes out otherwise.</summary>
    public TreePath Path { get; } = path;
}
