using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Records;

namespace PatchQueue.Drafting;

/// <summary>What would become of a series without one of its patches.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Dependents">The patches that rest on it, in order.</param>
/// <param name="Unfit">The patches that are rejected with it as without it, in order.</param>
public sealed record Removal(PatchReference Patch, ImmutableArray<Dependent> Dependents, ImmutableArray<PatchReference> Unfit)
{
    /// <summary>Whether all other patches would still go in, as far as they do now.</summary>
    public bool IsHarmless => Dependents.All(dependent => dependent.Need is DependentNeed.Place);

    /// <summary>Tries it.</summary>
    /// <param name="tree">The tree; its mainline is taken.</param>
    /// <param name="series">The active patches.</param>
    /// <param name="place">The place of the one that goes; from 0.</param>
    /// <param name="job">Threads and options.</param>
    /// <param name="cancellation">Ends the run.</param>
    public static Removal Of(
        WorkTree tree, IReadOnlyList<PatchReference> series, int place, ApplyJob job, CancellationToken cancellation)
    {
        var with = SeriesTrial.Of(tree, series, job, cancellation);
        var without = SeriesTrial.Of(tree, [.. series.Where((_, i) => i != place)], job, cancellation);
        var dependents = ImmutableArray.CreateBuilder<Dependent>();
        for (var i = place + 1; i < series.Count; i++)
        {
            if (NeedOf(with.Outcomes[i], without.Outcomes[i - 1]) is { } need)
            {
                dependents.Add(new Dependent(series[i], need));
            }
        }

        return new Removal(
            series[place],
            dependents.ToImmutable(),
            [.. with.Rejected.Where(i => i > place && without.Outcomes[i - 1] is PatchOutcome.Rejected).Select(i => series[i])]);
    }

    private static DependentNeed? NeedOf(PatchOutcome with, PatchOutcome without) => (with, without) switch
    {
        (PatchOutcome.Rejected, _) => null,
        (_, PatchOutcome.Rejected) => DependentNeed.Lines,
        (not PatchOutcome.WithFuzz, PatchOutcome.WithFuzz) => DependentNeed.Context,
        (not PatchOutcome.WithOffset { IsAmbiguous: true }, PatchOutcome.WithOffset { IsAmbiguous: true }) => DependentNeed.Place,
        _ => null,
    };
}
