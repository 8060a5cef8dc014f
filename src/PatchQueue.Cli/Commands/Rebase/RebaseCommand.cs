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
        + "  pq rebase --onto ~/linux.git#v6.18 --write",
        context => new RebaseCommand().Create(context));

    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _from = new("--from") { HelpName = "SRC", Description = "The mainline that the queue applies to" };
    private readonly Option<string?> _onto = new("--onto") { HelpName = "SRC", Description = "The new mainline" };
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
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };
    private readonly Option<bool> _all = new("--all", "-a") { Description = "List patches that fit as they are, too" };
    private readonly Option<int> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "Number of threads (default: one a processor)",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _from, _onto, _overlay, _write, _keep, _json, _all, _threads };
        _queue.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var options = _queue.Read(parsed) with { Mainline = parsed.GetValue(_from), Overlay = parsed.GetValue(_overlay) };
        using var opened = new OpenedRebase(options, parsed.GetValue(_onto), parsed.GetValue(_threads), context);
        using var bar = ProgressBar.For(context, parsed.GetValue(_json));
        var setup = opened.Setup(bar);
        var run = new RebaseRun(setup, cancellation);
        var report = run.Forecast(cancellation);
        if (parsed.GetValue(_write))
        {
            var changes = new QueueTransaction(opened.Queue.Folder!.Root);
            var patches = new PatchRebase(setup, run, report).Refresh(cancellation);
            new QueueRewrite(opened.Queue.Folder, parsed.GetValue(_keep)).Plan(patches, changes);
            changes.Commit();
            report = report.With(patches);
        }

        if (parsed.GetValue(_json))
        {
            RebaseJson.Write(report, setup, context.Out);
        }
        else
        {
            RebaseText.Write(report, parsed.GetValue(_all), context.Out);
        }

        return report.NeedsPerson ? ExitCode.NeedsPerson : ExitCode.Done;
    }
}
