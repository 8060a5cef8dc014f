namespace PatchQueue.Journal;

/// <summary>All that a journal says.</summary>
/// <param name="Tree">What happens to files of the tree; those that go come first.</param>
/// <param name="Quilt">What happens below <c>.pc</c> after that, in order.</param>
public sealed record JournalSteps(IReadOnlyList<TreeStep> Tree, IReadOnlyList<QuiltStep> Quilt);
