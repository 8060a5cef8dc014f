using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq apply</c>: mainline plus queue gives an expanded tree.</summary>
internal static class ApplyCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "apply",
        "Apply the queue to a mainline and leave an expanded tree",
        "  pq apply --mainline linux-6.12.tar.xz --out /scratch/linux\n"
        + "  pq apply --mainline ~/linux.git#v6.12 --branch queue\n"
        + "  pq apply --tree /scratch/linux --series debian/patches/series\n"
        + "  pq apply --mainline linux-6.12.tar.xz --dry-run --keep-going",
        Create);

    private static Command Create(CommandContext context)
    {
        var arguments = new ApplyArguments();
        var command = new Command("apply", Entry.Summary);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(arguments.Read(parsed), context, cancellation), cancellation));
        return command;
    }

    private static int Run(ApplyRequest request, CommandContext context, CancellationToken cancellation)
    {
        if (request.Config is { } asked)
        {
            TreeConfig.Demand(asked, context);
        }

        using var log = RunLog.Open(request.Log is null ? null : context.PathOf(request.Log));
        using var run = ApplyRun.Prepare(request, context);
        var report = run.Carry(log, cancellation);
        log.Write(report);
        if (request.IsJson)
        {
            ApplyJson.Write(report, context.Out);
        }
        else
        {
            new ApplyText(context, request.IsQuiet, request.IsVerbose).Write(report, run.ResultWords);
        }

        if (request is { Config: { } row, IsDryRun: false } && !report.HasRejects)
        {
            var said = TreeConfig.Leave(row, (request.Out ?? request.Tree)!, context, cancellation);
            if (request is { IsJson: false, IsQuiet: false })
            {
                context.Out.WriteLine(said);
            }
        }

        return report.HasRejects ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
