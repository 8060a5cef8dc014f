using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Output;

namespace PatchQueue.Commands;

/// <summary><c>pq backport</c>: upstream commits as patches of the queue.</summary>
internal sealed class BackportCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "backport",
        "Take upstream commits as patches, each at its place, brought together with the queue",
        "  pq backport 1da177e4c3f4 -r bsc#1012628\n  pq backport v6.4..v6.5-rc1 --path drivers/net/ethernet/intel --dry-run\n"
        + "  pq backport CVE-2024-26581\n  pq backport --continue",
        context => new BackportCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string[]> _what = new("COMMIT|RANGE|CVE|FILE")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Commits of the clone, or a file that lists some; they come in upstream order",
    };

    private readonly Option<string[]> _path = new("--path")
    {
        HelpName = "PATH",
        Description = "Leave out what a commit changes elsewhere; repeatable",
    };

    private readonly Option<string?> _references = new("--references", "-r") { HelpName = "TEXT", Description = "What References say" };
    private readonly Option<string?> _dir = new("--dir", "-d")
    {
        HelpName = "DIR",
        Description = "The folder of the new patches, below that of the patches (default: the last patch's)",
    };

    private readonly Option<string?> _mainline = new("--mainline") { HelpName = "SRC", Description = "What the queue is on top of" };
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Say what would become of each; change nothing" };
    private readonly Option<bool> _continue = new("--continue") { Description = "The files of the conflict are as they are to be" };
    private readonly Option<bool> _skip = new("--skip") { Description = "Leave the commit of the conflict out, and go on" };
    private readonly Option<bool> _abort = new("--abort") { Description = "Take back what has been put in, and end" };
    private readonly Option<bool> _status = new("--status") { Description = "Say what is done, what waits and what is left" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary)
        {
            _what, _path, _references, _dir, _mainline, _dryRun, _continue, _skip, _abort, _status, _json,
        };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        var work = new BackportSession(session, _upstream, parsed, parsed.GetValue(_mainline))
        {
            Report = parsed.GetValue(_json) ? new BackportJson(context) : new BackportText(context),
        };
        var steps = new[] { _continue, _skip, _abort, _status }.Where(parsed.GetValue).ToList();
        var words = parsed.GetValue(_what)!;
        if (steps.Count > 1 || (steps.Count == 1 && words.Length > 0))
        {
            throw new UsageException("say one of --continue, --skip, --abort and --status, and no commits with it");
        }

        return steps is [] ? Begin(parsed, work, words, cancellation)
            : steps[0] == _status ? work.Tell()
            : steps[0] == _abort ? work.Abort()
            : steps[0] == _skip ? work.Skip(cancellation)
            : work.Continue(cancellation);
    }

    private int Begin(ParseResult parsed, BackportSession work, string[] words, CancellationToken cancellation)
    {
        if (words.Length == 0)
        {
            throw new UsageException("name a commit, a range, a CVE, or a file that lists some");
        }

        return work.Begin(
            words, new BackportRequest([.. parsed.GetValue(_path) ?? []], parsed.GetValue(_references), parsed.GetValue(_dir)),
            parsed.GetValue(_dryRun), cancellation);
    }
}
