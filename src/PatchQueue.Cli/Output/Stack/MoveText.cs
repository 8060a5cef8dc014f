using PatchQueue.Cli;
using PatchQueue.Records;
using PatchQueue.Stack;

namespace PatchQueue.Output;

/// <summary>What moving along the series came to, as lines.</summary>
internal sealed class MoveText(CommandContext context, bool isQuiet, bool isVerbose)
{
    /// <summary>Writes rejects and warnings of the patches that were pushed, then where the tree is now.</summary>
    public void Write(StackMoveReport move)
    {
        new ApplyText(context, isQuiet, isVerbose).WriteOutcomes(move.Report, from: Math.Min(move.From.Position, move.Reached));
        if (!isQuiet)
        {
            WritePlace(move, null);
        }
    }

    /// <summary>Writes what a push came to of which a patch was perhaps forced in.</summary>
    /// <param name="first">How far it went by itself.</param>
    /// <param name="second">The patch behind that, where it was forced in; otherwise null.</param>
    /// <param name="forced">What did not fit of it.</param>
    public void Write(StackMoveReport first, StackMoveReport? second, ForcedPatch? forced)
    {
        new ApplyText(context, isQuiet, isVerbose).WriteOutcomes(first.Report, from: Math.Min(first.From.Position, first.Reached));
        if (!isQuiet)
        {
            WritePlace(second ?? first, forced);
        }
    }

    private void WritePlace(StackMoveReport move, ForcedPatch? forced)
    {
        var files = move.Report.FilesRewritten is { } rewritten ? rewritten : move.Report.FilesChanged;
        var detail = files == 1 ? "1 file written" : $"{files} files written";
        context.Out.WriteLine(move.Reached == 0
            ? $"no patch is applied; {detail}"
            : $"now at {move.From.Series[move.Reached - 1].DisplayName} ({move.Reached} of {move.From.Series.Count}); {detail}");
        if (forced is not null)
        {
            context.Out.WriteLine($"it was forced in; still to be resolved: {string.Join(", ", forced.Hunks)}");
        }
    }
}
