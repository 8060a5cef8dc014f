using System.Collections.Frozen;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>What is asked of a run of <c>pq apply</c>, whatever its source and result are.</summary>
public sealed record ApplyJob
{
    /// <summary>The patches, in the order of the series.</summary>
    public required SeriesPatches Series { get; init; }

    /// <summary>Fuzz and the rule for empty files.</summary>
    public ApplyOptions Options { get; init; } = new();

    /// <summary>The first patch, from 0, that is not wanted.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Whether patches behind a rejected one are still tried.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Whether files that somebody has changed in the tree stay as they are, where no patch wants them otherwise.</summary>
    public bool KeepsEdits { get; init; }

    /// <summary>Whether a move merges such changes with its own where both are of the same file.</summary>
    public bool MergesEdits { get; init; }

    /// <summary>
    /// Files that hold somebody's change, which is carried along: what is to stand there, whatever the patches make of it; null for what
    /// stands there now.
    /// </summary>
    public IReadOnlyDictionary<TreePath, SourceFile?> Carried { get; init; } = FrozenDictionary<TreePath, SourceFile?>.Empty;

    /// <summary>A patch that goes in without what does not fit of it; null for the one that the tree has forced already.</summary>
    public ForcedPatch? Forced { get; init; }

    /// <summary>What did not fit of it, by the path of its <c>.rej</c>.</summary>
    public IReadOnlyDictionary<TreePath, byte[]> Rejects { get; init; } = FrozenDictionary<TreePath, byte[]>.Empty;

    /// <summary>The same as pairs.</summary>
    internal IEnumerable<(TreePath Path, byte[] Content)> RejectFiles => Rejects.Select(reject => (reject.Key, reject.Value));

    /// <summary>Whether every file and every patch is read, even where stat(2) says that it is the one pq has seen.</summary>
    public bool Verifies { get; init; }

    /// <summary>Which mainline a new tree is expanded from, as <see cref="BaseIdentity"/> has it.</summary>
    public string Base { get; init; } = string.Empty;

    /// <summary>Which queue the tree belongs to from now on, as <c>QueueMemo</c> writes it; null for the one it has.</summary>
    public string? Queue { get; init; }

    /// <summary>Whether a tree stays as it is when a patch is rejected; otherwise the patches before it go in.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>What quilt has to be told, so that it can go on with the tree; null when it need not.</summary>
    public QuiltOptions? Quilt { get; init; }

    /// <summary>The threads.</summary>
    public required Crew Crew { get; init; }

    /// <summary>Is told how far the run is; null for nobody.</summary>
    public IProgress<WorkEvent>? Progress { get; init; }

    /// <summary>Whether the text before each patch's diff is wanted too.</summary>
    internal bool WantsPreambles { get; init; }

    /// <summary>Reads all patches and plans them.</summary>
    internal ApplyPlan Plan(CancellationToken cancellation)
    {
        QuietHeap.Begin(Series.Count);
        Series.LeavesPreambles = !WantsPreambles;
        var draft = new PlanDraft(Series.Count);
        Series.ReadInto(draft, Crew, Progress, cancellation);
        return ApplyPlan.Of(draft);
    }
}
