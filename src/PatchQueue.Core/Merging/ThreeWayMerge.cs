using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>
/// Merges the changes from a base to each of two files. The result is that of <c>git merge-file</c>, and of <c>git merge</c> at its level.
/// </summary>
/// <remarks>
/// Bytes are compared as they are, white space and CR included. Files with NUL bytes are merged like any others, where git refuses them.
/// </remarks>
public static class ThreeWayMerge
{
    /// <summary>Merges three files.</summary>
    /// <param name="base">The file that both sides were made from; where there was none, an empty one.</param>
    /// <param name="ours">Our file; its lines are taken where both sides have the same.</param>
    /// <param name="theirs">Their file.</param>
    /// <param name="options">How; null for what <c>git merge-file</c> does.</param>
    public static MergeResult Of(LineTable @base, LineTable ours, LineTable theirs, MergeOptions? options = null)
    {
        options ??= new MergeOptions();
        return Of(
            @base, ours, theirs, LineDiff.Between(@base, ours, options.Algorithm, GroupSliding.Down),
            LineDiff.Between(@base, theirs, options.Algorithm, GroupSliding.Down), options);
    }

    /// <summary>Merges three files of which it is known what has changed.</summary>
    /// <param name="base">The file that both sides were made from.</param>
    /// <param name="ours">Our file.</param>
    /// <param name="theirs">Their file.</param>
    /// <param name="ourChanges">The changes from the base to ours, in order.</param>
    /// <param name="theirChanges">The changes from the base to theirs, in order.</param>
    /// <param name="options">How; its algorithm is that of the changes.</param>
    public static MergeResult Of(
        LineTable @base, LineTable ours, LineTable theirs, ImmutableArray<LineChange> ourChanges, ImmutableArray<LineChange> theirChanges,
        MergeOptions options)
    {
        var sides = new MergeSides(@base, ours, theirs);
        var draft = new ChangeWeaver(sides, options, ourChanges, theirChanges).Weave();
        if (options.Style == MergeStyle.Zdiff3)
        {
            draft = ConflictTrimmer.Trim(draft, sides);
        }
        else if (options is { Style: MergeStyle.Merge, Level: >= MergeLevel.Zealous })
        {
            draft = ConflictJoiner.Join(new ConflictRefiner(sides, options.Algorithm).Refine(draft), ours, options.Level);
        }

        return new MergeResult(sides, options, draft.ToChunks(sides));
    }
}
