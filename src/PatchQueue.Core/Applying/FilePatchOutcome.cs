using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>What became of one section of a patch.</summary>
/// <param name="File">The section.</param>
/// <param name="Path">The path it was applied to, or would have been; null when it names none.</param>
/// <param name="Hunks">One outcome a hunk; empty when all stand at their own lines.</param>
/// <param name="Reject">Why it did not go in; null when it did.</param>
public sealed record FilePatchOutcome(PlannedFile File, TreePath? Path, ImmutableArray<HunkOutcome> Hunks, Reject? Reject);
