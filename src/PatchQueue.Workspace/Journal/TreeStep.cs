using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>One step of a transaction over a tree: a path, and what happens to it.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Path">To which path.</param>
/// <param name="Number">Names the file below <c>.pq/base</c> that takes part; unique in the tree. 0 for none.</param>
/// <param name="Inode">
/// The prepared file's inode, or of a file that goes, its own: tells whether the step has been done. 0 where the names alone tell.
/// </param>
public readonly record struct TreeStep(TreeStepKind Kind, TreePath Path, int Number, ulong Inode = 0);
