using PatchQueue.Histories;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>
/// The lines of the old mainline that a hunk stands on. Lines that patches before it have put there are no part of them, so that it can be
/// looked for in versions that have no patch.
/// </summary>
internal sealed class HunkRegion
{
    private readonly ulong[] _lines;
    private readonly bool _isFirst;
    private readonly bool _isLast;

    private HunkRegion(VersionText text, LineRange range, bool isFirst, bool isLast) =>
        (Range, _lines, _isFirst, _isLast) = (range, text.Of(range), isFirst, isLast);

    /// <summary>Where the lines stand in the old mainline's file.</summary>
    public LineRange Range { get; }

    /// <summary>Finds the lines.</summary>
    /// <param name="old">The old mainline's file.</param>
    /// <param name="patches">From that to the file before the patch.</param>
    /// <param name="change">From the file before the patch to the file after it.</param>
    /// <param name="hunk">The lines of the file before the patch that the hunk covers.</param>
    public static HunkRegion Of(VersionText old, LineCarry patches, LineCarry change, LineRange hunk)
    {
        var range = patches.Back(hunk);
        if (range.IsEmpty)
        {
            range = LineRange.Between(Math.Max(range.Start - 1, 0), Math.Min(range.End + 1, old.Lines.Count));
        }

        // A hunk with less context above than below stands at the file's beginning, and the other way round, as patch has it.
        var changed = change.Meeting(hunk).ToList();
        var above = changed.Count == 0 ? 0 : changed[0].OldStart - hunk.Start;
        var below = changed.Count == 0 ? 0 : hunk.End - changed[^1].OldEnd;
        return new HunkRegion(old, range, range.Start == 0 && above < below, range.End == old.Lines.Count && below < above);
    }

    /// <summary>Whether the lines stand somewhere in a version; null for no file.</summary>
    public bool StandsIn(VersionText? version) => PlaceIn(version) >= 0;

    /// <summary>The line of a version where they stand, from 0; -1 for nowhere.</summary>
    public int PlaceIn(VersionText? version) => version is null ? -1 : version.Find(_lines, _isFirst, _isLast);
}
