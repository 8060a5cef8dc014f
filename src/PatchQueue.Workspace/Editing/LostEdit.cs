using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>A file of the tree with somebody's change, before an operation took it away.</summary>
/// <param name="Path">Which.</param>
/// <param name="File">What was there; null when somebody had removed it.</param>
public sealed record LostEdit(TreePath Path, SourceFile? File);
