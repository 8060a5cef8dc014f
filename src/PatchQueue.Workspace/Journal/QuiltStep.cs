using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>One step of a transaction on a name in quilt's <c>.pc</c>.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Path">To which name, from <c>.pc</c>.</param>
/// <param name="Number">Names what is prepared or set aside below <c>.pq/txn/quilt</c>; unique in the transaction. 0 for none.</param>
/// <param name="Inode">Of the prepared thing, or of what goes: tells whether the step has been done. 0 where nothing does.</param>
public readonly record struct QuiltStep(QuiltStepKind Kind, TreePath Path, int Number = 0, ulong Inode = 0);
