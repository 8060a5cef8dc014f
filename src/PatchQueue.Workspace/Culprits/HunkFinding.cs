using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>What was found for one hunk.</summary>
/// <param name="Place">The hunk.</param>
/// <param name="Kind">What a commit has to do with it.</param>
/// <param name="Commit">The commit's number in the range; -1 where no history is at hand.</param>
internal sealed record HunkFinding(CulpritPlace Place, CulpritKind Kind, int Commit)
{
    public ImmutableArray<ReadOnlyMemory<byte>> Lines { get; init; } = [];

    public TreePath? NewPath { get; init; }
}
