using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>What becomes of one file of a patch on a new mainline.</summary>
/// <param name="PatchIndex">The patch's place in the plan, from 0.</param>
/// <param name="Path">The file, as the patch names it.</param>
/// <param name="Outcome">What becomes of it.</param>
public sealed record PortedFile(int PatchIndex, TreePath Path, PortOutcome Outcome)
{
    /// <summary>Whether nobody has to look at it.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Where the file is on the new mainline; <see cref="Path"/> unless upstream has renamed it.</summary>
    public required TreePath NewPath { get; init; }

    /// <summary>Why it is what it is, where the outcome does not say all; null for nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>The patch that it waits for, as its place in the plan; null for none.</summary>
    public int? BlockedBy { get; init; }

    /// <summary>The note of a person's work that was done again for it; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Its hunks, in the patch's order, of all sections for the file; empty where its sections have none.</summary>
    public ImmutableArray<PortedHunk> Hunks { get; init; } = [];

    /// <summary>The file's versions; null unless somebody has asked for them.</summary>
    public PortedTexts? Texts { get; init; }

    /// <summary>
    /// What a person may accept, the likeliest first; empty where the row is certain, where nobody has asked for the versions, and where
    /// nothing was found.
    /// </summary>
    public ImmutableArray<PortProposal> Proposals { get; init; } = [];
}
