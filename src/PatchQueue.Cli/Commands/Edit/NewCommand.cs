using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq new</c>: an empty patch on top.</summary>
internal static class NewCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "new",
        "Put an empty patch behind the top and make it the top",
        "  pq new net-fix.patch\n  pq new patches.suse/net-fix.patch",
        Create);

    private static Command Create(CommandContext context)
    {
        var name = new Argument<string>("PATCH") { Description = "Its name, as the series is to have it" };
        var paths = new Option<string>("-p")
        {
            HelpName = "0|1|ab",
            Description = "0: its names have no folder before them, and the series says -p0",
        };
        paths.AcceptOnlyFromAmong("0", "1", "ab");
        return new TreeArguments { BeginsQueue = true }.Writing(Entry, context, [name, paths], (session, parsed, cancellation) =>
            Run(session, parsed.GetValue(name)!, parsed.GetValue(paths) == "0", cancellation));
    }

    private static int Run(TreeSession session, string given, bool isBare, CancellationToken cancellation)
    {
        MoveRun.DemandResolved(session);
        var name = NewNames.Of(session, given, session.StackInOrder().Top);
        var patch = new NewPatch(session, name) { IsBare = isBare };
        patch.Demand();
        session.Change(session.NewOperation(patch.SeriesFile, patch.File), () => patch.Make([], cancellation));
        if (!session.Request.IsQuiet)
        {
            session.Context.Out.WriteLine($"{name} is the top now");
        }

        return ExitCode.Done;
    }
}
