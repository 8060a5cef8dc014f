using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A refreshed patch, or why there is none.</summary>
public sealed record RefreshResult
{
    /// <summary>
    /// The new patch; the very memory of the old one when nothing is changed. Null when the refresh is refused: a hunk would be lost, or
    /// the old patch cannot be read.
    /// </summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The worst verdict of all files.</summary>
    public RefreshVerdict Verdict => Files.IsEmpty ? RefreshVerdict.Unchanged : Files.Max(file => file.Verdict);

    /// <summary>A row for each section of the old patch in its order, then one for each new section.</summary>
    public required ImmutableArray<FileRefresh> Files { get; init; }

    /// <summary>A row for each hunk of the old patch, in its order.</summary>
    public required ImmutableArray<HunkAccount> Hunks { get; init; }

    /// <summary>What there is to say; lines are the old patch's.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The hunks that keep the patch from being written; empty unless it is refused.</summary>
    public IEnumerable<HunkAccount> Lost => Hunks.Where(hunk => hunk.Fate == HunkFate.Lost);
}
