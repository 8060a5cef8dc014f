using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Rebasing;

namespace PatchQueue.Commands;

/// <summary><c>pq rebase</c>: the queue carried onto a new mainline.</summary>
internal sealed class RebaseCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "rebase",
        "Carry the queue onto a new mainline: a forecast, or with --write the thing itself",
        "  pq rebase --onto linux-6.18.tar.xz\n  pq rebase --from ~/linux.git#v6.12 --onto ~/linux.git#v6.18\n"
        + "  pq rebase --onto ~/linux.git#v6.18 --html report.html\n  pq rebase --onto ~/linux.git#v6.12..v6.18\n"
        + "  pq rebase --onto ~/linux.git#v6.18 --write",
        context => new RebaseCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _from = new("--from") { HelpName = "SRC", Description = "The mainline that the queue applies to" };
    private readonly Option<string[]> _onto = new("--onto")
    {
        HelpName = "SRC",
        Description = "The new mainline; of several, or of a range REPO#A..B of tags, what becomes of each patch on each",
    };

    private readonly Option<string?> _overlay = new("--overlay")
    {
        HelpName = "DIR",
        Description = "Lay these files over both mainlines before the first patch",
    };

    private readonly Option<bool> _write = new("--write") { Description = "Carry out what is certain" };
    private readonly Option<bool> _keep = new("--keep-upstreamed")
    {
        Description = "Leave patches that the new mainline has in the series",
    };
    private readonly ReportArguments _report = new();
    private readonly Option<int> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Number of threads (default: one a processor)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _from, _onto, _overlay, _write, _keep, _threads };
        _report.AddTo(command);
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var options = _queue.Read(parsed) with { Mainline = parsed.GetValue(_from), Overlay = parsed.GetValue(_overlay) };
        using var opened = new OpenedRebase(
            options, parsed.GetValue(_onto) ?? [], _report.Clone(parsed), parsed.GetValue(_threads), context);
        using var bar = ProgressBar.For(context, _report.IsJson(parsed));
        var setup = opened.Setup(bar);
        if (opened.OntoSources.Count > 1)
        {
            return parsed.GetValue(_write)
                ? throw new UsageException("a queue is carried onto one mainline", "name one with --onto, or leave --write out")
                : Tell(new MatrixRun(opened, setup).Run(opened.OntoSources, cancellation), opened, parsed, context, cancellation);
        }

        var run = new RebaseRun(setup, cancellation);
        var forecast = new RebaseForecast(setup, run, run.Forecast(cancellation));
        return parsed.GetValue(_write)
            ? Write(forecast, opened, parsed, context, cancellation)
            : Tell(forecast, opened, parsed, context, cancellation);
    }

    private int Tell(
        RebaseForecast forecast, OpenedRebase opened, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        _report.Write(parsed, _report.Trace(parsed, forecast, opened.Clone, cancellation), context);
        var needsPerson = forecast.Matrix?.Reports.Any(report => report.NeedsPerson) ?? forecast.Report.NeedsPerson;
        return needsPerson ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    // What the patches were is told before they change.
    private int Write(
        RebaseForecast forecast, OpenedRebase opened, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var traced = _report.Trace(parsed, forecast, opened.Clone, cancellation);
        var changes = new QueueTransaction(opened.Queue.Folder!.Root);
        var patches = new PatchRebase(forecast.Setup, forecast.Run, forecast.Report).Refresh(cancellation);
        new QueueRewrite(opened.Queue.Folder, parsed.GetValue(_keep)).Plan(patches, changes);
        changes.Commit();
        var report = traced.Forecast.Report.With(patches);
        _report.Write(parsed, traced with { Forecast = traced.Forecast with { Report = report } }, context);
        return report.NeedsPerson ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
