using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Histories;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>Where the queue's changes of a file conflict with versions of upstream's.</summary>
/// <param name="old">The old mainline's file.</param>
/// <param name="patched">The same with the patch and those before it.</param>
internal sealed class MergeConflicts(LineTable old, LineTable patched)
{
    private static readonly MergeOptions AsGit = new() { Algorithm = DiffAlgorithm.Histogram, Level = MergeLevel.Zealous };

    private readonly Dictionary<string, ImmutableArray<LineRange>> _conflicts = new(StringComparer.Ordinal);

    /// <summary>Whether lines of the old mainline are in conflict with a version.</summary>
    /// <param name="blob">The version's id.</param>
    /// <param name="version">The version.</param>
    /// <param name="lines">The lines.</param>
    public bool Meet(string blob, VersionText version, LineRange lines)
    {
        if (!_conflicts.TryGetValue(blob, out var conflicts))
        {
            conflicts =
            [
                .. ThreeWayMerge.Of(old, version.Lines, patched, AsGit).Chunks.Where(chunk => chunk.Kind == MergeChunkKind.Conflict)
                    .Select(chunk => chunk.Base),
            ];
            _conflicts.Add(blob, conflicts);
        }

        return conflicts.Any(conflict => conflict.Start <= lines.End && lines.Start <= conflict.End);
    }
}
