using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>What is asked of a run of <c>pq apply</c>, whatever its source and result are.</summary>
public sealed record ApplyJob
{
    /// <summary>The patches, read, in the order of the series.</summary>
    public required ImmutableArray<PlannedPatch> Patches { get; init; }

    /// <summary>Fuzz and the rule for empty files.</summary>
    public ApplyOptions Options { get; init; } = new();

    /// <summary>The first patch, from 0, that is not wanted.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Whether patches behind a rejected one are still tried.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>What quilt has to be told, so that it can go on with the tree; null when it need not.</summary>
    public QuiltOptions? Quilt { get; init; }

    /// <summary>The threads.</summary>
    public required Crew Crew { get; init; }

    /// <summary>Is told how far the run is; null for nobody.</summary>
    public IProgress<WorkEvent>? Progress { get; init; }
}
