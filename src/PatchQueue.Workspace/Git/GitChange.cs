using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>What a commit does to a path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Mode">git's mode: octal 100644, 100755 or 120000; 0 for a deletion.</param>
/// <param name="Mark">The blob's mark; 0 for a deletion.</param>
public readonly record struct GitChange(TreePath Path, int Mode, int Mark);
