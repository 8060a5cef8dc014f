using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Export;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq export</c>: the queue as a package.</summary>
internal sealed class ExportCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "export",
        "Write the queue as a package for a build service or a distribution",
        "  pq export --out /scratch/kernel-source\n"
        + "  pq export --format debian --mainline linux-6.12.tar.xz --name linux --version 6.12 --out /scratch/debian\n"
        + "  pq export --style prepared --verify full --out /scratch/kernel-source\n"
        + "  pq export --changes-from v1 --format changelog --out /scratch/changelog\n"
        + "  pq export --matrix flavors --out /scratch/packages\n"
        + "  pq export --diff /scratch/kernel-source.old /scratch/kernel-source",
        context => new ExportCommand().Create(context));

    private readonly ExportArguments _arguments = new();
    private readonly Option<string?> _matrix = new("--matrix")
    {
        HelpName = "FILE", Description = "Export a package for each line: its NAME, and options of its own",
    };

    private readonly Option<string[]> _diff = new("--diff")
    {
        HelpName = "OLD NEW", Description = "Compare the patches of two packages instead",
        Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true,
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary);
        _arguments.AddTo(command);
        command.Options.Add(_matrix);
        command.Options.Add(_diff);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var request = _arguments.Read(parsed);
        if (parsed.GetValue(_diff) is [var older, var newer])
        {
            var diff = PackageDiff.Between(context.PathOf(older), context.PathOf(newer), cancellation);
            PackageDiffText.Write(diff, request.IsJson, context.Out);
        }
        else if (parsed.GetValue(_matrix) is { } matrix)
        {
            Write(new MatrixExport(context).Run(parsed, request, context.PathOf(matrix), cancellation), request, context);
        }
        else
        {
            using var opened = OpenedExport.Open(request, context, cancellation);
            Write([opened.Run(ExpandedQueue.Make, cancellation)], request, context);
        }

        return ExitCode.Done;
    }

    private static void Write(IReadOnlyList<ExportReport> reports, ExportRequest request, CommandContext context)
    {
        foreach (var report in reports)
        {
            if (request.IsJson)
            {
                ExportJson.Write(report, context.Out);
            }
            else
            {
                ExportText.Write(report, context.Out);
            }
        }
    }
}
