using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq bisect</c>: which patch of the queue breaks it.</summary>
internal static class BisectCommand
{
    private const string Summary = "Find the patch that breaks it";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "bisect",
        Summary,
        "  pq bisect run ./test\n  pq bisect run --good first.patch --bad last.patch make -j8\n  pq bisect reset\n"
        + "\n  The program ends with 0 where all is well, with 125 where that cannot be said, with another code up to 127 where it\n"
        + "  is broken. It sees PQ_PATCH and PQ_FILES (the paths that the patch changes, a line each), PATH and TMPDIR, and no shell.",
        Create)
    {
        EndsInProgram = true,
    };

    private static Command Create(CommandContext context) =>
        new("bisect", Summary) { new BisectRunCommand().Create(context), Reset(context) };

    private static Command Reset(CommandContext context)
    {
        var row = new CommandEntry("reset", "Take the tree back to where an interrupted bisect or each began", "", Create);
        return new TreeArguments().Writing(row, context, [], (session, _, _) =>
        {
            var top = TreeTour.Return(session);
            if (!session.Request.IsQuiet)
            {
                context.Out.WriteLine(top is null ? "no patch is applied" : $"now at {top}");
            }

            return ExitCode.Done;
        });
    }
}
