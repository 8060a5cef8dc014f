using PatchQueue.Applying;
using PatchQueue.Expanding;

namespace PatchQueue.Stack;

/// <summary>What moving a tree along its series came to.</summary>
/// <param name="From">Where it was.</param>
/// <param name="Reached">How many patches of the series are in now.</param>
/// <param name="Report">How the patches went in; those that were in before are as the tree's record has them.</param>
public sealed record StackMoveReport(PatchStack From, int Reached, ApplyReport Report)
{
    /// <summary>Whether a patch was rejected.</summary>
    public bool HasRejects => Report.HasRejects;

    /// <summary>The place of the first patch that was rejected, from 0; null when none was.</summary>
    public int? FirstRejected => HasRejects
        ? Enumerable.Range(0, Report.Outcomes.Length).First(i => Report.Outcomes[i] is PatchOutcome.Rejected)
        : null;
}
