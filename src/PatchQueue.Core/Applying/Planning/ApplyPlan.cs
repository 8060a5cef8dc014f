using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Parsed patches grouped by the files they touch. Each group can be applied by itself, on any thread; the plan needs no source to be
/// made, so a source can be pulled from or stream by.
/// </summary>
public sealed class ApplyPlan
{
    private readonly PathResolver _resolver;

    internal ApplyPlan(
        ImmutableArray<PlannedPatch> patches,
        ImmutableArray<FileGroup> groups,
        ImmutableArray<PlannedFile> unplaceable,
        PathResolver resolver)
    {
        (Patches, Groups, Unplaceable) = (patches, groups, unplaceable);
        _resolver = resolver;
    }

    /// <summary>The patches, in the order of the series.</summary>
    public ImmutableArray<PlannedPatch> Patches { get; }

    /// <summary>The groups, in the order their first path appears.</summary>
    public ImmutableArray<FileGroup> Groups { get; }

    /// <summary>File patches without a path that may be written; their patches cannot be applied.</summary>
    public ImmutableArray<PlannedFile> Unplaceable { get; }

    /// <summary>Every path that may be read or written, in the order of first appearance.</summary>
    public IReadOnlyList<TreePath> Paths => _resolver.Paths;

    /// <summary>Whether the plan may read or write the path.</summary>
    public bool Touches(TreePath path) => _resolver.TryIndexOf(path.Bytes) >= 0;

    /// <summary>Plans a series.</summary>
    public static ApplyPlan Of(ImmutableArray<PlannedPatch> patches) => Make(patches, null);

    /// <summary>Plans a series that has been added to a draft.</summary>
    public static ApplyPlan Of(PlanDraft draft) => draft.ToPlan(null);

    /// <summary>Plans what a series does to some files only; patches that do nothing to them need not have been read.</summary>
    /// <param name="patches">The series.</param>
    /// <param name="isWanted">Whether a path is one of them; groups without any are left out.</param>
    public static ApplyPlan OfPaths(ImmutableArray<PlannedPatch> patches, Func<TreePath, bool> isWanted) => Make(patches, isWanted);

    private static ApplyPlan Make(ImmutableArray<PlannedPatch> patches, Func<TreePath, bool>? isWanted)
    {
        var draft = new PlanDraft(patches.Length);
        foreach (var patch in patches)
        {
            draft.Add(patch);
        }

        return draft.ToPlan(isWanted);
    }
}
