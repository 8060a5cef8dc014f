using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Rebasing;

/// <summary>What runs onto several mainlines have in common: the patches as they were read, and the old mainline's files.</summary>
/// <param name="patches">The patches.</param>
/// <param name="plan">The same, planned.</param>
/// <param name="old">The old mainline, with what is laid over it.</param>
/// <param name="known">What has been found out; null where nothing is to be kept.</param>
internal sealed class RebaseQueue(SettledPatches patches, ApplyPlan plan, ISourceTree old, KnownPorts? known)
{
    /// <summary>The patches, as they were and as they are.</summary>
    public SettledPatches Patches { get; } = patches;

    /// <summary>The patches, planned.</summary>
    public ApplyPlan Plan { get; } = plan;

    /// <summary>The old mainline's files.</summary>
    public ISourceTree Old { get; } = old;

    /// <summary>The old mainline's words; null until somebody has asked for them.</summary>
    public WordSet? OldWords { get; set; }

    /// <summary>Results that hold for any mainline with the same files; null where nothing is kept.</summary>
    public KnownPorts? Known { get; } = known;

    /// <summary>Reads patches and files.</summary>
    /// <param name="setup">What is needed.</param>
    /// <param name="isShared">Whether several mainlines are to be looked at.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static RebaseQueue Read(RebaseSetup setup, bool isShared, CancellationToken cancellation)
    {
        var patches = new SettledPatches(setup.Series.ReadAll(setup.Crew, setup.Progress, cancellation), setup.Settled);
        var plan = patches.Plan(ImmutableDictionary<TreePath, TreePath>.Empty);
        var paths = plan.Paths.ToHashSet(TreePathComparer.Instance);
        var old = MainlineFiles.Of(setup.From, setup.Overlay, paths, cancellation);
        return new RebaseQueue(patches, plan, old, isShared ? new KnownPorts() : null);
    }
}
