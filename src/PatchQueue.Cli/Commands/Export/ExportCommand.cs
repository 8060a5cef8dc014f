using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq export</c>: the queue as a package.</summary>
internal static class ExportCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "export",
        "Write the queue as a package for a build service or a distribution",
        "  pq export --out /scratch/kernel-source\n"
        + "  pq export --format debian --mainline linux-6.12.tar.xz --name linux --version 6.12 --out /scratch/debian\n"
        + "  pq export --style prepared --verify full --out /scratch/kernel-source",
        Create);

    private static Command Create(CommandContext context)
    {
        var arguments = new ExportArguments();
        var command = new Command(Entry.Name, Entry.Summary);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(arguments.Read(parsed), context, cancellation), cancellation));
        return command;
    }

    private static int Run(ExportRequest request, CommandContext context, CancellationToken cancellation)
    {
        using var opened = OpenedExport.Open(request, context, cancellation);
        var report = opened.Run(cancellation);
        if (request.IsJson)
        {
            ExportJson.Write(report, context.Out);
        }
        else
        {
            ExportText.Write(report, context.Out);
        }

        return ExitCode.Done;
    }
}
