using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Journal;

/// <summary>One step of a transaction over a tree: a path, and what is to be there.</summary>
/// <param name="Path">The path.</param>
/// <param name="Number">Names the prepared file and the old one under <c>.pq</c>; unique in the transaction.</param>
/// <param name="Result">What is to be there: absent, a regular file, or a link.</param>
/// <param name="Original">What was there.</param>
public sealed record StagedFile(TreePath Path, int Number, SourceState Result, SourceState Original);
