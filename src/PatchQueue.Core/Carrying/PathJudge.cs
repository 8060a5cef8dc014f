using System.Collections.Immutable;
using PatchQueue.Aligning;
using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>Puts the files of a patch before the two oracles.</summary>
/// <param name="plan">The patches.</param>
/// <param name="old">The files on the old mainline.</param>
/// <param name="new">The files on the new one.</param>
/// <param name="newOf">Gives a file's name on the new mainline.</param>
/// <param name="mapOf">Gives which lines of a file are which before the patch.</param>
internal sealed class PathJudge(
    ApplyPlan plan, PortSide old, PortSide @new, Func<TreePath, TreePath> newOf, Func<TreePath, LineMaps> mapOf)
{
    /// <summary>What the oracles say of each file of a patch, which has been applied to both sides as far as it goes.</summary>
    /// <param name="sections">The patch's sections.</param>
    /// <param name="paths">The files.</param>
    /// <param name="fits">Whether all hunks fit on the new mainline.</param>
    public List<PathVerdict> Verdicts(ReadOnlySpan<PlannedFile> sections, List<TreePath> paths, bool fits)
    {
        var verdicts = new List<PathVerdict>();
        foreach (var path in paths)
        {
            var texts = new PortedTexts(old.Before(path), old.Now(path), @new.Before(path), null);
            var strict = TrialOf(sections, path, texts, fits);
            var decision = UpstreamMove(sections, path)
                ?? (MadeOf(sections, path) is { } made ? PortDecision.Of(made, strict, null) : Decide(texts, strict, mapOf(path)));
            verdicts.Add(new PathVerdict(path, strict, decision, texts with { NewAfter = decision.File }));
        }

        return verdicts;
    }

    /// <summary>The hunks of a file where all were placed.</summary>
    public ImmutableArray<PortedHunk> PlacedHunksOf(ReadOnlySpan<PlannedFile> sections, TreePath path) =>
        HunksOf(sections, path, (hunks, at) => hunks.Placed(@new.Outcomes[at]));

    /// <summary>The hunks of a file as it was decided.</summary>
    public ImmutableArray<PortedHunk> HunksOf(ReadOnlySpan<PlannedFile> sections, TreePath path, PortDecision decision) => HunksOf(
        sections,
        path,
        (hunks, at) => decision.Outcome <= PortOutcome.Offset || decision.IsByPlaceAlone
            ? hunks.Placed(@new.Outcomes.ElementAtOrDefault(at))
            : decision.Merge is { } merge ? hunks.Merged(merge.Result.Chunks)
            : hunks.All(decision.Outcome));

    // A patch may have several sections for one file.
    private ImmutableArray<PortedHunk> HunksOf(
        ReadOnlySpan<PlannedFile> sections, TreePath path, Func<HunkPorts, int, ImmutableArray<PortedHunk>> look)
    {
        ImmutableArray<PortedHunk> rows = [];
        for (var i = 0; i < sections.Length; i++)
        {
            if (old.HasHunksFor(sections[i], i, path))
            {
                rows = rows.AddRange(look(new HunkPorts(sections[i], old.Outcomes[i]), i));
            }
        }

        return rows;
    }

    // What does not simply stand, here or upstream, is looked at once more with the whole files compared.
    private static PortDecision Decide(PortedTexts texts, StrictTrial strict, LineMaps map)
    {
        var decision = PortDecision.Of(texts, strict, map);
        var isPlain = decision is
        {
            IsCertain: true, IsByPlaceAlone: false, Outcome: PortOutcome.Clean or PortOutcome.Offset or PortOutcome.AlreadyUpstream,
        };
        return isPlain || decision.Merge is null ? decision : PortDecision.Of(texts, strict, null, decision.Merge);
    }

    private StrictTrial TrialOf(ReadOnlySpan<PlannedFile> sections, TreePath path, PortedTexts texts, bool fits)
    {
        if (!fits)
        {
            return default;
        }

        var outcome = @new.Outcomes.FirstOrDefault(outcome => outcome?.Path?.Equals(path) == true);
        var isMoved = outcome?.Hunks.Any(hunk => hunk is HunkOutcome.Applied { Offset: not 0 }) == true;
        var (patch, found) = (plan.Patches[sections[0].PatchIndex], old.SectionsFor(sections, path));
        return new StrictTrial(true, @new.Now(path), isMoved, () => new HunkPlaces(texts.NewBefore).MostOf(patch, found));
    }

    // What a patch gives another name is made of the file that had the old one; null for what it does not.
    private PortedTexts? MadeOf(ReadOnlySpan<PlannedFile> sections, TreePath path)
    {
        foreach (var section in sections)
        {
            if (section.IsMove && section.Paths[1].Equals(path) && old.Before(path) is null && @new.Before(path) is null)
            {
                return new PortedTexts(old.Before(section.Paths[0]), old.Now(path), @new.Before(section.Paths[0]), null);
            }
        }

        return null;
    }

    // Upstream has given a file the name that the patch gives it; null where it has not.
    private PortDecision? UpstreamMove(ReadOnlySpan<PlannedFile> sections, TreePath path)
    {
        foreach (var section in sections)
        {
            if (!section.IsMove || !newOf(section.Paths[0]).Equals(section.Paths[1]))
            {
                continue;
            }

            var (from, to) = (section.Paths[0], section.Paths[1]);
            return path.Equals(from) ? new PortDecision(PortOutcome.AlreadyUpstream, true, null, null)
                : path.Equals(to) ? PortDecision.Of(new PortedTexts(old.Before(from), old.Now(to), @new.Before(to), null), default, null)
                : null;
        }

        return null;
    }
}
