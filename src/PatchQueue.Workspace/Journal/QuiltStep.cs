using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>One step of a transaction on a name in quilt's <c>.pc</c>.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Path">To which name, from <c>.pc</c>.</param>
/// <param name="Number">Names what is prepared or set aside below <c>.pq/txn/quilt</c>; unique in the transaction. 0 for none.</param>
/// <param name="Inode">Of a prepared file, or of what goes: tells whether the step has been done; 0 where the name does.</param>
public readonly record struct QuiltStep(QuiltStepKind Kind, TreePath Path, int Number = 0, ulong Inode = 0)
{
    /// <summary>
    /// The files that are known to be in a directory that goes, so that it need not be read; in byte order, null when nobody knows. No
    /// part of the journal.
    /// </summary>
    public IReadOnlyList<TreePath>? Files { get; init; }
}
