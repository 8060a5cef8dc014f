using PatchQueue.Cli;
using PatchQueue.Stack;

namespace PatchQueue.Output;

/// <summary>What moving along the series came to, as lines.</summary>
internal sealed class MoveText(CommandContext context, bool isQuiet, bool isVerbose)
{
    /// <summary>Writes rejects and warnings of the patches that were pushed, then where the tree is now.</summary>
    public void Write(StackMoveReport move)
    {
        new ApplyText(context, isQuiet, isVerbose).WriteOutcomes(move.Report, from: Math.Min(move.From.Position, move.Reached));
        if (isQuiet)
        {
            return;
        }

        var files = move.Report.FilesRewritten is { } rewritten ? rewritten : move.Report.FilesChanged;
        var detail = files == 1 ? "1 file written" : $"{files} files written";
        context.Out.WriteLine(move.Reached == 0
            ? $"no patch is applied; {detail}"
            : $"now at {move.From.Series[move.Reached - 1].DisplayName} ({move.Reached} of {move.From.Series.Count}); {detail}");
    }
}
