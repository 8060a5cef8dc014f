using System.Collections.Immutable;

namespace PatchQueue.Porting;

/// <summary>What becomes of a patch on a new mainline: the sum of its files.</summary>
/// <param name="PatchIndex">Its place in the plan, from 0.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="IsCertain">Whether nobody has to look at it.</param>
/// <param name="Files">Its files of which there is something to say; all others are clean.</param>
public sealed record PortedPatch(int PatchIndex, PortOutcome Outcome, bool IsCertain, ImmutableArray<PortedFile> Files)
{
    /// <summary>Why it is what it is, where its files do not say; null for nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it does not apply to its own mainline, so that nothing can be said of it.</summary>
    public bool IsStale { get; init; }

    /// <summary>Names that its added lines use and that are gone from the new mainline, in the patch's order.</summary>
    public ImmutableArray<VanishedName> Vanished { get; init; } = [];

    /// <summary>The same with names that are gone, as far as its hunks that use them are to stay in the queue.</summary>
    /// <param name="names">The names.</param>
    public PortedPatch WithVanished(ImmutableArray<VanishedName> names)
    {
        var upstream = Files.SelectMany(file => file.Hunks).Where(hunk => hunk.Fate == PortFate.Upstream)
            .Select(hunk => (hunk.Section, hunk.Hunk)).ToHashSet();
        ImmutableArray<VanishedName> used = [.. names.Where(name => !upstream.Contains((name.Section, name.Hunk)))];
        return used.IsEmpty || Outcome == PortOutcome.AlreadyUpstream ? this
            : IsCertain ? this with
            {
                Outcome = PortOutcome.Suspicious,
                IsCertain = false,
                Reason = $"the new mainline has no {string.Join(", ", used.Select(name => name.Name))} any more",
                Vanished = used,
            }
            : this with { Vanished = used };
    }

    /// <summary>Sums a patch up.</summary>
    /// <param name="index">Its place in the plan, from 0.</param>
    /// <param name="files">Its files that are not clean.</param>
    /// <param name="fileCount">How many files it has.</param>
    public static PortedPatch Of(int index, ImmutableArray<PortedFile> files, int fileCount)
    {
        var outcome = OutcomeOf(files, fileCount);
        return new(index, outcome, outcome != PortOutcome.PartlyUpstream && files.All(file => file.IsCertain), files)
        {
            IsStale = files.Any(file => file.Outcome == PortOutcome.Malformed),
        };
    }

    private static PortOutcome OutcomeOf(ImmutableArray<PortedFile> files, int fileCount)
    {
        var worst = files.IsEmpty ? PortOutcome.Clean : files.Max(file => file.Outcome);
        return worst switch
        {
            PortOutcome.AlreadyUpstream when files.Count(file => file.Outcome == worst) < fileCount => PortOutcome.PartlyUpstream,
            PortOutcome.Blocked or PortOutcome.Conflict or PortOutcome.Obsolete or PortOutcome.Moved when files.Any(IsUpstream) =>
                PortOutcome.PartlyUpstream,
            _ => worst,
        };
    }

    private static bool IsUpstream(PortedFile file) => file.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream;
}
