using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Trees;
using PatchQueue.Vocabulary;
using PatchQueue.Work;

namespace PatchQueue.Rebasing;

/// <summary>What is needed to carry a queue onto a new mainline.</summary>
public sealed record RebaseSetup
{
    /// <summary>The patches.</summary>
    public required SeriesPatches Series { get; init; }

    /// <summary>The mainline that they apply to.</summary>
    public required IMainline From { get; init; }

    /// <summary>The mainline that they are to apply to.</summary>
    public required IMainline Onto { get; init; }

    /// <summary>Laid over both before the first patch; null for nothing.</summary>
    public IMainline? Overlay { get; init; }

    /// <summary>The rule for empty files; fuzz is never used.</summary>
    public ApplyOptions Options { get; init; } = new();

    /// <summary>Collects the words of mainlines, to find names that are gone; null where nobody asks for them.</summary>
    public MainlineWords? Words { get; init; }

    /// <summary>
    /// What patches have been settled to be, by their place in the series, from 0: the new patch, or null for one that is gone.
    /// </summary>
    public IReadOnlyDictionary<int, ReadOnlyMemory<byte>?> Settled { get; init; } = new Dictionary<int, ReadOnlyMemory<byte>?>();

    /// <summary>What people have made of files before; null for nothing.</summary>
    public Porting.INotedFiles? Notes { get; init; }

    /// <summary>The threads.</summary>
    public required Crew Crew { get; init; }

    /// <summary>Is told how far the run is; null for nobody.</summary>
    public IProgress<WorkEvent>? Progress { get; init; }
}
