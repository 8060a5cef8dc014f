using PatchQueue.Aligning;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>
/// Decides what becomes of a file by two oracles that know nothing of each other: its hunks put where their lines stand, and a three-way
/// merge of the file before the patch, the new mainline's, and the file after the patch. Where they disagree, a person decides.
/// </summary>
/// <param name="Outcome">What becomes of it, as far as it is known without its hunks.</param>
/// <param name="IsCertain">Whether nobody has to look at it.</param>
/// <param name="File">The file to go on with; null for none.</param>
/// <param name="Merge">The merge that was looked at; null where the file was not merged by lines.</param>
/// <param name="Reason">Why, where the outcome does not say all; null for nothing.</param>
internal sealed record PortDecision(PortOutcome Outcome, bool IsCertain, SourceFile? File, LinesMerge? Merge, string? Reason = null)
{
    /// <summary>Whether its hunks fit and the merge has a conflict.</summary>
    public bool IsByPlaceAlone { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="texts">The file's versions; that after the patch on the new mainline is not looked at.</param>
    /// <param name="strict">What came of putting the hunks where their lines stand.</param>
    /// <param name="map">Which lines of the file before the patch are which; null where that is not known.</param>
    /// <param name="last">Another merge of the same versions; null for none.</param>
    public static PortDecision Of(PortedTexts texts, StrictTrial strict, LineMaps? map, LinesMerge? last = null)
    {
        var (oldBefore, oldAfter, newBefore, _) = texts;
        var lines = LinesMerge.TryOf(oldBefore, newBefore, oldAfter, map, last);
        if (lines is { IsClean: true, IsTwofold: true } && !strict.Fits)
        {
            return new(PortOutcome.Suspicious, false, lines.File, lines, "two ways to align the file's versions give different results");
        }

        var (isClean, merged) = lines is null ? Whole(oldBefore, oldAfter, newBefore) : (lines.IsClean, lines.File);
        return isClean
            ? strict.Fits ? Both(merged, newBefore, strict, lines) : ByMerge(merged, newBefore, lines)
            : strict.Fits ? ByStrict(strict, lines) : Neither(oldBefore, newBefore, lines);
    }

    // What is no text, or not there on one side, is one side's or the other's.
    private static (bool IsClean, SourceFile? File) Whole(SourceFile? oldBefore, SourceFile? oldAfter, SourceFile? newBefore)
    {
        var whole = FileMerge.Of(oldBefore, newBefore, oldAfter, new ConflictDress { Favour = MergeFavour.Ours });
        return (whole.IsClean, whole.File);
    }

    /// <summary>What becomes of a file whose hunks do not fit and whose merge has no conflict.</summary>
    /// <param name="isUpstream">Whether nothing came of it that the new mainline has not.</param>
    public static PortDecision OfMerge(bool isUpstream) =>
        new(isUpstream ? PortOutcome.AlreadyUpstream : PortOutcome.Context, true, null, null);

    private static PortDecision Both(SourceFile? merged, SourceFile? newBefore, StrictTrial strict, LinesMerge? lines) =>
        FileMerge.IsSame(merged, strict.File)
            ? new(strict.IsMoved ? PortOutcome.Offset : PortOutcome.Clean, true, merged, lines)
            : FileMerge.IsSame(merged, newBefore)
                ? new(PortOutcome.AlreadyUpstream, false, merged, lines, "the new mainline has it, and it would go in once more")
                : new(PortOutcome.Suspicious, false, merged, lines, "its lines stand in one place, and a merge puts the change in another");

    private static PortDecision ByMerge(SourceFile? merged, SourceFile? newBefore, LinesMerge? lines) =>
        FileMerge.IsSame(merged, newBefore)
            ? new(PortOutcome.AlreadyUpstream, true, newBefore, lines)
            : new(PortOutcome.Context, true, merged, lines);

    private static PortDecision ByStrict(StrictTrial strict, LinesMerge? lines) => strict.Places() is var places and > 1
        ? new(PortOutcome.Suspicious, false, strict.File, lines, $"its lines stand in {places} places") { IsByPlaceAlone = true }
        : new(strict.IsMoved ? PortOutcome.Offset : PortOutcome.Clean, true, strict.File, lines) { IsByPlaceAlone = true };

    private static PortDecision Neither(SourceFile? oldBefore, SourceFile? newBefore, LinesMerge? lines) =>
        newBefore is null && oldBefore is not null
            ? new(PortOutcome.Obsolete, false, null, null, "the new mainline does not have the file")
            : new(PortOutcome.Conflict, false, lines?.File ?? newBefore, lines);
}
