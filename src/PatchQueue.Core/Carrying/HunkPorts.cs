using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Porting;

namespace PatchQueue.Carrying;

/// <summary>
/// Finds out what becomes of each hunk of a section from where it stands on the old mainline and what a merge made of that.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="old">What was to be said of it on the old mainline; null for nothing.</param>
internal sealed class HunkPorts(PlannedFile section, FilePatchOutcome? old)
{
    private readonly ImmutableArray<Hunk> _hunks = section.FilePatch.Hunks;

    /// <summary>The lines before the patch that a hunk covers on the old mainline.</summary>
    /// <param name="hunk">From 0.</param>
    public LineRange OldOf(int hunk)
    {
        var (start, count) = section.IsReversed
            ? (_hunks[hunk].NewStart, _hunks[hunk].NewCount)
            : (_hunks[hunk].OldStart, _hunks[hunk].OldCount);
        var line = LineOf(old, hunk) ?? (count == 0 ? start + 1 : start);
        return new LineRange(line - 1, count);
    }

    /// <summary>How many lines a hunk adds.</summary>
    /// <param name="hunk">From 0.</param>
    public int DeltaOf(int hunk) => (_hunks[hunk].NewCount - _hunks[hunk].OldCount) * (section.IsReversed ? -1 : 1);

    /// <summary>The hunks where all of them were put where their lines stand.</summary>
    /// <param name="placed">What was to be said of the section on the new mainline; null for nothing.</param>
    public ImmutableArray<PortedHunk> Placed(FilePatchOutcome? placed) =>
    [
        .. Enumerable.Range(0, _hunks.Length).Select(i => Row(
            i, placed is not null && placed.Hunks.Length > i && placed.Hunks[i] is HunkOutcome.Applied { Offset: not 0 }
                ? PortOutcome.Offset
                : PortOutcome.Clean,
            LineOf(placed, i) ?? OldOf(i).Start + 1) with { Places = PlacesOf(placed, i) }),
    ];

    /// <summary>The hunks where the file was merged.</summary>
    public ImmutableArray<PortedHunk> Merged(ImmutableArray<MergeChunk> chunks) =>
        [.. Enumerable.Range(0, _hunks.Length).Select(i => Merged(i, chunks))];

    /// <summary>All hunks with the same outcome.</summary>
    public ImmutableArray<PortedHunk> All(PortOutcome outcome) => [.. Enumerable.Range(0, _hunks.Length).Select(i => Row(i, outcome, 0))];

    private PortedHunk Merged(int hunk, ImmutableArray<MergeChunk> chunks)
    {
        var range = OldOf(hunk);
        var mine = chunks.Where(chunk => chunk.Kind != MergeChunkKind.Common && Meets(chunk.Base, range)).ToList();
        var changes = mine.Where(chunk => chunk.Kind != MergeChunkKind.Ours).ToList();
        if (changes.Count == 0)
        {
            return Row(hunk, PortOutcome.Clean, range.Start + 1);
        }

        var now = LineRange.Between(OurLine(chunks, range.Start, false), OurLine(chunks, range.End, true));
        var outcome = changes.Exists(chunk => chunk.Kind == MergeChunkKind.Conflict) ? PortOutcome.Conflict
            : changes.TrueForAll(chunk => chunk.Kind == MergeChunkKind.Both) ? PortOutcome.AlreadyUpstream
            : changes.Exists(chunk => chunk.Kind == MergeChunkKind.Both) ? PortOutcome.PartlyUpstream
            : mine.Exists(chunk => chunk.Kind == MergeChunkKind.Ours && IsBetween(chunk.Base, changes)) ? PortOutcome.Merged
            : mine.Count > changes.Count ? PortOutcome.Context
            : changes[0].Ours.Start != changes[0].Base.Start ? PortOutcome.Offset
            : PortOutcome.Clean;
        return Row(hunk, outcome, changes[0].Ours.Start - (changes[0].Base.Start - range.Start) + 1) with { New = now };
    }

    // Where a line of the base stands in ours; within what ours has changed, the line before or behind all of it.
    private static int OurLine(ImmutableArray<MergeChunk> chunks, int line, bool isEnd)
    {
        foreach (var chunk in chunks)
        {
            if (isEnd ? line <= chunk.Base.End : line < chunk.Base.End)
            {
                return chunk.Kind is MergeChunkKind.Common or MergeChunkKind.Theirs
                    ? chunk.Ours.Start + Math.Max(line - chunk.Base.Start, 0)
                    : isEnd ? chunk.Ours.End
                    : chunk.Ours.Start;
            }
        }

        return chunks.IsEmpty ? 0 : chunks[^1].Ours.End;
    }

    private static bool IsBetween(LineRange range, List<MergeChunk> changes) =>
        range.Start >= changes[0].Base.End && range.End <= changes[^1].Base.Start;

    private static bool Meets(LineRange one, LineRange other) => one.Start <= other.End && other.Start <= one.End;

    private PortedHunk Row(int hunk, PortOutcome outcome, int at)
    {
        var old = OldOf(hunk);
        var line = outcome is PortOutcome.AlreadyUpstream or PortOutcome.Conflict ? 0 : Math.Max(at, 1);
        return new PortedHunk(hunk + 1, _hunks[hunk].Line, outcome, line, old)
        {
            Section = section.SectionIndex,
            New = line > 0 ? new LineRange(line - 1, old.Count) : default,
        };
    }

    private static int? LineOf(FilePatchOutcome? outcome, int hunk) => AppliedOf(outcome, hunk)?.Line;

    private static int PlacesOf(FilePatchOutcome? outcome, int hunk) => AppliedOf(outcome, hunk)?.Places ?? 1;

    private static HunkOutcome.Applied? AppliedOf(FilePatchOutcome? outcome, int hunk) =>
        outcome is not null && outcome.Hunks.Length > hunk ? outcome.Hunks[hunk] as HunkOutcome.Applied : null;
}
