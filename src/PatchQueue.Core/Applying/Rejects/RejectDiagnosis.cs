using System.Collections.Immutable;

namespace PatchQueue.Applying;

/// <summary>What helps a person with the first rejected hunk of a file.</summary>
public sealed record RejectDiagnosis
{
    /// <summary>The hunk, from 1.</summary>
    public required int Hunk { get; init; }

    /// <summary>Number of hunks of the file patch that do not fit.</summary>
    public required int RejectedHunks { get; init; }

    /// <summary>Line of the file, from 1, where most of the hunk's old side stands in order; 0 when there is no such place.</summary>
    public int NearestLine { get; init; }

    /// <summary>
    /// The lines that differ there, at most a few: line of the file from 1, what the patch expects, what the file has (null: nothing).
    /// </summary>
    public ImmutableArray<DifferingLine> Differing { get; init; } = [];

    /// <summary>Whether the whole file patch is in already: its reverse applies.</summary>
    public bool IsAlreadyApplied { get; init; }

    /// <summary>The least fuzz at which the whole file patch fits; 0 when none up to 3 does.</summary>
    public int FitsAtFuzz { get; init; }

    /// <summary>Earlier patches of the queue that changed the file: their places in the plan, in order.</summary>
    public ImmutableArray<int> TouchedBy { get; init; } = [];
}
