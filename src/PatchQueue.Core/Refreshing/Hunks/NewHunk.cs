using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Refreshing;

/// <summary>A hunk of the new patch.</summary>
/// <param name="Range">The lines it shows, context included.</param>
/// <param name="Changes">The ranges it changes.</param>
/// <param name="Match">The old hunk whose bytes stay; null when it is made anew.</param>
/// <param name="Origin">The first old hunk that it comes from, whose heading it takes; null when there is none.</param>
internal sealed record NewHunk(LineChange Range, ImmutableArray<LineChange> Changes, HunkMatch? Match, OldHunk? Origin);
