using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;
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
        + "  pq rebase --onto ~/linux.git#v6.18 --write\n  pq rebase --take net-fix\n  pq rebase --continue",
        context => new RebaseCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly StepArguments _steps = new();
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
        _steps.AddTo(command);
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        // Programs read one object and nothing else.
        var spoken = _report.IsJson(parsed) ? context with { Out = context.Error } : context;
        var session = new RebaseSession(
            _queue.Read(parsed) with { Overlay = parsed.GetValue(_overlay) },
            new(parsed.GetValue(_from), parsed.GetValue(_onto) ?? [], _report.Clone(parsed)),
            parsed.GetValue(_threads), _steps.Commits(parsed), spoken);
        if (_steps.Run(parsed, session, cancellation) is { } code)
        {
            return code;
        }

        if (parsed.GetValue(_write))
        {
            return session.Begin(
                parsed.GetValue(_keep), (forecast, opened) => TellShort(forecast, opened, parsed, context, cancellation), cancellation);
        }

        var options = _queue.Read(parsed) with { Mainline = parsed.GetValue(_from), Overlay = parsed.GetValue(_overlay) };
        using var opened = new OpenedRebase(
            options, parsed.GetValue(_onto) ?? [], _report.Clone(parsed), parsed.GetValue(_threads), context);
        using var bar = ProgressBar.For(context, _report.IsJson(parsed));
        var setup = opened.Setup(bar);
        if (opened.OntoSources.Count > 1)
        {
            return Tell(new MatrixRun(opened, setup).Run(opened.OntoSources, cancellation), opened, parsed, context, cancellation);
        }

        var run = new RebaseRun(setup, cancellation);
        var forecast = new RebaseForecast(setup, run, run.Forecast(cancellation));
        return Tell(forecast, opened, parsed, context, cancellation);
    }

    private int Tell(
        RebaseForecast forecast, OpenedRebase opened, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var traced = _report.Trace(parsed, forecast, opened.Clone, cancellation);
        // A table of several mainlines has no place for it.
        var options = forecast.Matrix is null || _report.IsJson(parsed)
            ? QueueConfigs.Outlook(forecast, opened.Queue, context, cancellation)
            : null;
        _report.Write(parsed, traced with { Options = options }, context);
        var needsPerson = forecast.Matrix?.Reports.Any(report => report.NeedsPerson) ?? forecast.Report.NeedsPerson;
        return needsPerson ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    // A person who goes on patch by patch is told of each then.
    private void TellShort(
        RebaseForecast forecast, OpenedRebase opened, ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        if (_report.IsWhole(parsed))
        {
            Tell(forecast, opened, parsed, context, cancellation);
        }
        else
        {
            RebaseText.WriteCounts(forecast.Report, context.Out);
            OutlookText.Write(QueueConfigs.Outlook(forecast, opened.Queue, context, cancellation), context.Out);
        }
    }
}
