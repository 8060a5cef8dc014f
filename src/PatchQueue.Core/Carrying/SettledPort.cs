using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>
/// Follows a patch that a person has settled: the old one goes in on the old mainline, and what it has become on the new one.
/// </summary>
/// <param name="plan">The patches; a settled one has its old sections and behind them the new ones.</param>
/// <param name="old">The old mainline's files.</param>
/// <param name="new">The new mainline's files.</param>
/// <param name="pathOf">What is known of a path.</param>
internal sealed class SettledPort(ApplyPlan plan, PortSide old, PortSide @new, Func<TreePath, PortedPath> pathOf)
{
    /// <summary>Follows it.</summary>
    /// <param name="sections">Its sections in the group.</param>
    /// <param name="oldCount">How many of its sections are the old patch's.</param>
    /// <param name="keepsTexts">Whether the versions of the files are wanted.</param>
    /// <returns>The files of what it has become.</returns>
    public IReadOnlyList<PortedFile> Follow(ReadOnlySpan<PlannedFile> sections, int oldCount, bool keepsTexts)
    {
        var split = 0;
        while (split < sections.Length && sections[split].SectionIndex < oldCount)
        {
            split++;
        }

        var before = sections[..split];
        var after = sections[split..];
        var paths = old.PathsOf(before).Union(@new.PathsOf(after), TreePathComparer.Instance).ToList();
        var known = paths.ConvertAll(path => pathOf(path));
        var patch = plan.Patches[sections[0].PatchIndex];
        var isFollowed = !before.IsEmpty && old.Apply(patch, before);
        var isIn = after.IsEmpty || @new.Apply(patch, after);
        for (var i = 0; i < paths.Count; i++)
        {
            if (isFollowed)
            {
                known[i].Unresolved.Follow(old.Before(paths[i]), old.Now(paths[i]));
            }

            known[i].Remap(old.Now(paths[i]), @new.Now(paths[i]));
        }

        return after.IsEmpty ? [] : isIn ? Rows(after, keepsTexts) : [Fault(after[0])];
    }

    private List<PortedFile> Rows(ReadOnlySpan<PlannedFile> after, bool keepsTexts)
    {
        var rows = new List<PortedFile>();
        var isMoved = @new.Outcomes.Any(
            outcome => outcome is not null && outcome.Hunks.OfType<HunkOutcome.Applied>().Any(hunk => hunk.Offset != 0));
        foreach (var path in @new.PathsOf(after))
        {
            rows.Add(new PortedFile(after[0].PatchIndex, path, isMoved ? PortOutcome.Offset : PortOutcome.Clean)
            {
                NewPath = path,
                Texts = keepsTexts ? new PortedTexts(null, null, @new.Before(path), @new.Now(path)) : null,
            });
        }

        return isMoved || keepsTexts ? rows : [];
    }

    private PortedFile Fault(PlannedFile section) => new(section.PatchIndex, section.Paths[0], PortOutcome.Conflict)
    {
        NewPath = section.Paths[0],
        IsCertain = false,
        Reason = $"what it was settled to be does not fit any more: {@new.Reject!.Message}",
    };
}
