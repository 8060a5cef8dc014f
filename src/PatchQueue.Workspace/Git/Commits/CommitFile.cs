using PatchQueue.Text;

namespace PatchQueue.Git;

/// <summary>A file that a commit changes.</summary>
/// <param name="OldPath">Its path before; the new one where there was none.</param>
/// <param name="Old">The file before; null for none.</param>
/// <param name="NewPath">Its path after; the old one where there is none.</param>
/// <param name="New">The file after; null for none.</param>
public sealed record CommitFile(TreePath OldPath, SourceFile? Old, TreePath NewPath, SourceFile? New);
