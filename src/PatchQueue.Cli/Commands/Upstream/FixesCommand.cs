using System.CommandLine;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Git;
using PatchQueue.Ordering;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq fixes</c>: what upstream has mended since, and the queue lacks.</summary>
internal sealed class FixesCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "fixes",
        "List upstream fixes and reverts of the queue's patches that the queue lacks",
        "  pq fixes\n  pq fixes v6.4..origin/master --git ~/linux\n  pq fixes --json",
        context => new FixesCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string[]> _range = new("RANGE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Revisions of the clone (default: from the queue's mainline to the ranked branches)",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _range, _json };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, context, cancellation);
        var clone = _upstream.Clone(parsed, session.Queue.Settings, context);
        var headers = QueueHeaders.Read(session.Queue.Folder!, session.List, new Crew(Environment.ProcessorCount), cancellation);
        var range = parsed.GetValue(_range)! is { Length: > 0 } named ? Checked(named) : Range(order, session.Queue, clone);
        var fixes = new FixSearch(order, clone, headers).In(range, cancellation);
        if (parsed.GetValue(_json))
        {
            FixesJson.Write(fixes, context.Out);
        }
        else
        {
            FixesText.Write(fixes, context.Out);
        }

        return fixes.Count > 0 ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private static string[] Checked(string[] range) =>
        Array.Find(range, word => word.StartsWith('-')) is { } option ? throw new UsageException($"'{option}' is no revision") : range;

    // A fix of what the queue has on top of the mainline cannot be in that mainline.
    private static IEnumerable<string> Range(CommitOrder order, OpenedQueue queue, string clone)
    {
        using var objects = GitObjects.Open(clone);
        return BaseRevision(queue) is { } revision && objects.Has(revision) ? order.Tips.Append("^" + revision) : order.Tips;
    }

    private static string? BaseRevision(OpenedQueue queue) =>
        queue.Settings.Mainline.Value is { } source && source.Split('#', 2) is [_, var revision] ? revision
        : KernelSource.TryRead(queue.Folder!.Root) is { } kernel ? MainlineResolver.Revision(kernel.SourceVersion) : null;
}
