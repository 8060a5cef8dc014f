using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Finds the hunks of a patch that do not stand at their own lines, and how sure their places are.</summary>
public static class HunkMoves
{
    /// <summary>Applies a patch to the files before it.</summary>
    /// <param name="request">The patch and its files; those after it are not looked at.</param>
    /// <param name="fuzz">Lines of context that may differ.</param>
    /// <returns>The hunks in the order of their files; none of a section that is rejected, and none that stands at its line.</returns>
    public static ImmutableArray<MovedHunk> Of(RefreshRequest request, int fuzz = 0)
    {
        var tree = new VersionTree(request.Files);
        var plan = ApplyPlan.Of([new PlannedPatch(default(ReadOnlyMemory<byte>), request.Patch, request.Strip, request.IsReversed)]);
        var runner = new GroupRunner(plan, new ApplyOptions { Fuzz = fuzz, RemovesEmptyFiles = request.RemovesEmptyFiles });
        var selection = new PatchSelection();
        return [.. plan.Groups.SelectMany(group => runner.Run(group, tree, selection).Outcomes).SelectMany(MovedIn)];
    }

    private static IEnumerable<MovedHunk> MovedIn(FilePatchOutcome outcome)
    {
        for (var i = 0; i < outcome.Hunks.Length && outcome.Reject is null; i++)
        {
            if (outcome.Hunks[i] is HunkOutcome.Applied placed && placed is not { Offset: 0, Fuzz: 0 })
            {
                yield return new MovedHunk(
                    outcome.Path!, i + 1, outcome.File.FilePatch.Hunks[i].Line, placed.Line, placed.Offset, placed.Fuzz, placed.Places);
            }
        }
    }
}
