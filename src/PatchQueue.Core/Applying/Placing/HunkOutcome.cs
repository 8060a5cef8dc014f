using System.Collections.Immutable;

namespace PatchQueue.Applying;

/// <summary>What became of one hunk.</summary>
public abstract record HunkOutcome
{
    private HunkOutcome()
    {
    }

    /// <summary>It is in.</summary>
    /// <param name="Line">Where, as a line of the file before the patch, from 1.</param>
    /// <param name="Offset">Lines from where it says it stands.</param>
    /// <param name="Fuzz">Lines of context that were left out of the comparison; 0 unless asked for.</param>
    /// <param name="Places">How many places are equally exact; counted where <paramref name="Offset"/> is not 0, else 1.</param>
    public sealed record Applied(int Line, int Offset, int Fuzz, int Places) : HunkOutcome
    {
        /// <summary>Whether it was moved although its text fits in more than one place.</summary>
        public bool IsAmbiguous => Offset != 0 && Places > 1;
    }

    /// <summary>It did not fit.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Rejected(RejectReason Reason) : HunkOutcome;

    /// <summary>The outcomes of hunks that all stand at their own lines are not stored.</summary>
    public static readonly ImmutableArray<HunkOutcome> AllAtTheirLines = [];
}
