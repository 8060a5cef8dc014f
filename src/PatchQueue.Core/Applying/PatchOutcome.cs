using System.Collections.Immutable;

namespace PatchQueue.Applying;

/// <summary>What became of one patch of a series.</summary>
public abstract record PatchOutcome
{
    private PatchOutcome()
    {
    }

    /// <summary>It is in, every hunk at its own line.</summary>
    public sealed record Clean : PatchOutcome;

    /// <summary>It is in; some hunks stand at other lines than they say.</summary>
    /// <param name="Files">The sections with such hunks.</param>
    public sealed record WithOffset(ImmutableArray<FilePatchOutcome> Files) : PatchOutcome
    {
        /// <summary>Whether a hunk was moved although its text fits in more than one place.</summary>
        public bool IsAmbiguous => Files.Any(file => file.Hunks.Any(hunk => hunk is HunkOutcome.Applied { IsAmbiguous: true }));
    }

    /// <summary>It is in, but only because fuzz was allowed.</summary>
    /// <param name="Files">The sections with offset or fuzz.</param>
    public sealed record WithFuzz(ImmutableArray<FilePatchOutcome> Files) : PatchOutcome;

    /// <summary>It is not in.</summary>
    /// <param name="Files">The rejected sections; empty when the patch itself is malformed.</param>
    /// <param name="IsAlreadyApplied">Whether all of them fit in reverse: the tree has the change.</param>
    /// <param name="RootPatch">
    /// The rejected patch, as its place in the plan, that this reject only follows from; null when it stands for itself.
    /// </param>
    public sealed record Rejected(ImmutableArray<FilePatchOutcome> Files, bool IsAlreadyApplied, int? RootPatch) : PatchOutcome;

    /// <summary>It was not tried: it stands behind the end of the run.</summary>
    public sealed record NotTried : PatchOutcome;
}
