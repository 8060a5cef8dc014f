using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq goto</c>: a patch becomes the top, whichever way that is.</summary>
internal static class GotoCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "goto",
        "Push or pop until a patch is the top",
        "  pq goto net-fix.patch",
        Create);

    private static Command Create(CommandContext context)
    {
        var target = new Argument<string>("PATCH") { Description = "What is to be the top" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        return new TreeArguments().Writing(Entry, context, [target, json], (session, parsed, cancellation) =>
        {
            MoveRun.DemandResolved(session);
            return MoveRun.To(session, session.Stack.Find(parsed.GetValue(target)!) + 1, parsed.GetValue(json), cancellation);
        });
    }
}
