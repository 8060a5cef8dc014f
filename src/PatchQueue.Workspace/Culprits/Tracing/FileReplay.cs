using PatchQueue.Histories;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>Finds the upstream commits behind one file of a patch, by replaying its hunks over the versions of the file.</summary>
/// <param name="traced">The file.</param>
/// <param name="steps">The commits that change it, oldest first.</param>
/// <param name="texts">Gives its versions.</param>
internal sealed class FileReplay(SuspectFile traced, IReadOnlyList<FileStep> steps, VersionTexts texts)
{
    private readonly PortedFile _file = traced.File;
    private readonly VersionText _old = TextOf(traced.Old);
    private readonly VersionText? _new = traced.New is null ? null : TextOf(traced.New);
    private readonly VersionText _before = TextOf(traced.File.Texts?.OldBefore);
    private readonly VersionText _after = TextOf(traced.File.Texts?.OldAfter);

    /// <summary>Finds them.</summary>
    public IEnumerable<HunkFinding> Find()
    {
        foreach (var step in steps.Where(step => step.OldPath is not null))
        {
            yield return new HunkFinding(new(_file.Path, 0), CulpritKind.Renamed, step.Commit) { NewPath = step.Path };
        }

        if (_file.Texts is not { } versions)
        {
            yield break;
        }

        var found = versions.OldBefore is null || _file.Hunks.IsEmpty ? OfWhole(versions) : OfHunks();
        foreach (var finding in found)
        {
            yield return finding;
        }
    }

    // The patch makes the file, or changes no lines of it: it is upstream's own from the commit that made it, or gone from another on.
    private IEnumerable<HunkFinding> OfWhole(PortedTexts versions)
    {
        var place = new CulpritPlace(_file.Path, 0);
        if (steps.FirstOrDefault(step => versions.OldBefore is null ? step.Before is null : step.After is null) is { } step)
        {
            yield return new HunkFinding(place, versions.OldBefore is null ? CulpritKind.Broke : CulpritKind.Removed, step.Commit);
            if (versions.OldBefore is null && IsUpstream(_file.Outcome))
            {
                yield return new HunkFinding(place, CulpritKind.Brought, step.Commit);
            }
        }
    }

    private IEnumerable<HunkFinding> OfHunks()
    {
        var patches = LineCarry.Between(_old.Lines, _before.Lines);
        var change = LineCarry.Between(_before.Lines, _after.Lines);
        var conflicts = new MergeConflicts(_old.Lines, _after.Lines);
        foreach (var hunk in _file.Hunks)
        {
            var place = new CulpritPlace(_file.Path, hunk.Hunk);
            var region = HunkRegion.Of(_old, patches, change, hunk.Old);
            var broke = Breaks(place, region).ToList();
            foreach (var finding in broke)
            {
                yield return finding;
            }

            if (hunk.Outcome is PortOutcome.Conflict && Conflict(place, region, conflicts) is { } conflict
                && !broke.Exists(finding => finding.Commit == conflict.Commit))
            {
                yield return conflict;
            }

            if (IsUpstream(hunk.Outcome) && Arrival(HunkChange.Of(_before, _after, change, hunk.Old)) is { } arrival)
            {
                yield return new HunkFinding(place, CulpritKind.Brought, arrival.Commit);
            }
        }
    }

    private IEnumerable<HunkFinding> Breaks(CulpritPlace place, HunkRegion region)
    {
        if (region.StandsIn(_new))
        {
            return [];
        }

        var found = steps.Where(step => region.StandsIn(texts.Of(step.Before)) && !region.StandsIn(texts.Of(step.After))).ToList();
        return found.Count > 0 ? found.Select(step => Break(place, region, step)) : ByLines(place, region);
    }

    private HunkFinding Break(CulpritPlace place, HunkRegion region, FileStep step)
    {
        var (before, after) = (texts.Of(step.Before), texts.Of(step.After));
        var range = region.Range with { Start = region.PlaceIn(before) };
        return new HunkFinding(place, after is null ? CulpritKind.Removed : CulpritKind.Broke, step.Commit)
        {
            Lines = ChangeExcerpt.Of(before?.Lines, after?.Lines, range),
        };
    }

    // The lines never stood in a version as the old mainline has them: a release branch has changed them, or a merge brought two changes
    // together. The commit that changes most of the lines that differ now is named.
    private IEnumerable<HunkFinding> ByLines(CulpritPlace place, HunkRegion region)
    {
        var differing = new DifferingLines(_old, _new, region.Range);
        var best = steps.Select(step => (Step: step, Score: differing.CountIn(texts.Of(step.Before), texts.Of(step.After))))
            .Where(scored => scored.Score > 0).OrderByDescending(scored => scored.Score).ThenBy(scored => scored.Step.Commit)
            .Select(scored => scored.Step).FirstOrDefault();
        if (_new is null || best is null)
        {
            yield break;
        }

        yield return new HunkFinding(place, CulpritKind.Broke, best.Commit)
        {
            Lines = ChangeExcerpt.Of(_old.Lines, _new.Lines, region.Range),
        };
    }

    private HunkFinding? Conflict(CulpritPlace place, HunkRegion region, MergeConflicts conflicts)
    {
        var step = steps.FirstOrDefault(step => step is { Before: not null, After: not null }
            && !conflicts.Meet(step.Before, texts.Of(step.Before)!, region.Range)
            && conflicts.Meet(step.After, texts.Of(step.After)!, region.Range));
        return step is null ? null : new HunkFinding(place, CulpritKind.Conflicts, step.Commit)
        {
            Lines = ChangeExcerpt.Of(
                texts.Of(step.Before)!.Lines, texts.Of(step.After)!.Lines,
                LineCarry.Between(_old.Lines, texts.Of(step.Before)!.Lines).Forth(region.Range)),
        };
    }

    private FileStep? Arrival(HunkChange hunk) =>
        steps.FirstOrDefault(step => hunk.IsMadeBy(texts.Of(step.Before), texts.Of(step.After)))
        ?? steps.FirstOrDefault(step => !hunk.IsIn(texts.Of(step.Before)) && hunk.IsIn(texts.Of(step.After)))
        ?? steps.FirstOrDefault(
            step => !hunk.IsMostlyIn(texts.Of(step.Before), _old) && hunk.IsMostlyIn(texts.Of(step.After), _old));

    private static bool IsUpstream(PortOutcome outcome) => outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream;

    private static VersionText TextOf(SourceFile? file) => new(file?.Bytes ?? default);
}
