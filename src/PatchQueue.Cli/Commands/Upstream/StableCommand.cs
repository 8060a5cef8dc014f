using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using PatchQueue.Archives;
using PatchQueue.Backporting;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary><c>pq stable</c>: stable releases as patches of the queue.</summary>
internal sealed partial class StableCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "stable",
        "Take stable releases as patches, and take out what they bring",
        "  pq stable v6.12.1..v6.12.2 -r bsc#1012628\n  pq stable v6.12.1..v6.12.4 --dry-run\n  pq stable patch-6.12.1-2.xz",
        context => new StableCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string> _what = new("FROM..TO|FILE")
    {
        Description = "Two releases of the clone, or the incremental patch of a release as kernel.org has it",
    };

    private readonly Option<string?> _references = new("--references", "-r") { HelpName = "TEXT", Description = "What References say" };
    private readonly Option<string> _dir = new("--dir", "-d")
    {
        HelpName = "DIR",
        Description = "The folder of the patches, below that of the patches",
        DefaultValueFactory = _ => "patches.kernel.org",
    };

    private readonly Option<string?> _mainline = new("--mainline") { HelpName = "SRC", Description = "What the queue is on top of" };
    private readonly Option<bool> _dryRun = new("--dry-run", "-n") { Description = "Say what would come of it; change nothing" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _what, _references, _dir, _mainline, _dryRun, _json };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        using var opened = new OpenedBackport(session, _upstream, parsed, parsed.GetValue(_mainline), cancellation);
        var wish = new BackportRequest([], parsed.GetValue(_references), parsed.GetValue(_dir))
            .ToWish(session, ImmutableSortedDictionary<string, string>.Empty);
        using var run = new StableRun(opened.Setup(wish));
        var what = parsed.GetValue(_what)!;
        var report = File.Exists(context.PathOf(what))
            ? OfFile(run, context.PathOf(what), cancellation)
            : OfRange(run, opened, what, cancellation);
        if (!parsed.GetValue(_dryRun))
        {
            var changes = new QueueTransaction(session.Queue.Folder!.Root);
            run.Write(changes);
            session.Commit(changes, []);
        }

        if (parsed.GetValue(_json))
        {
            StableJson.Write(report, context.Out);
        }
        else
        {
            StableText.Write(report, context);
        }

        return report.Broken.IsEmpty && report.Superseded.All(patch => patch.Fault is null) ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static StableReport OfRange(StableRun run, OpenedBackport opened, string range, CancellationToken cancellation)
    {
        if (range.Split("..") is not [{ Length: > 0 } from, { Length: > 0 } to] || from.StartsWith('-'))
        {
            throw new UsageException($"'{range}' is neither a range of releases nor a file", "a range is v6.12.1..v6.12.2");
        }

        var tags = RemoteBranches.Of(opened.Objects.Repository, url => url).Folder.ReadTags();
        var releases = StableRelease.Between(opened.Objects.Repository, from, to, tags, cancellation);
        return releases.Count > 0
            ? run.Take(opened.Objects, releases, cancellation)
            : throw new GitException(opened.Objects.Repository, to, $"there is no release behind {from} up to {to}");
    }

    private static StableReport OfFile(StableRun run, string path, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(path) is var stem && IncrementalName().IsMatch(stem) ? stem : Path.GetFileName(path);
        if (IncrementalName().Match(name) is not { Success: true } match)
        {
            throw new UsageException(
                $"{Path.GetFileName(path)} is not called as the patch from one release to the next",
                "kernel.org has them in incr/, as patch-6.12.1-2.xz; patch-6.12.2.xz is against 6.12");
        }

        var incoming = IncomingPatch.Read(path, out _);
        return run.Take($"{match.Groups["base"].Value}.{match.Groups["to"].Value}", name, incoming[0].Text, cancellation);
    }

    // patch-6.12.1-2, and patch-6.12.1 from 6.12
    [GeneratedRegex(@"^patch-(?<base>[0-9]+\.[0-9]+)\.(?:[0-9]+-(?<to>[0-9]+)|(?<to>1))$")]
    private static partial Regex IncrementalName();
}
