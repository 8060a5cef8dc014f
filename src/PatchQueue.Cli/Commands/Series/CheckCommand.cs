using System.Collections.Immutable;
using System.CommandLine;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Ordering;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq check</c>: every rule over series, headers, diffs and files, in one pass.</summary>
internal sealed class CheckCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "check",
        "Check the series and its patches by the queue's rules",
        "  pq check\n  pq check net-fix --profile suse\n  pq check --changed\n  pq check --changed origin/master..HEAD --json\n"
        + "  pq check --fix\n  pq check --rules",
        context => new CheckCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string[]> _patches = new("PATCH") { Arity = ArgumentArity.ZeroOrMore, Description = "Only these patches" };
    private readonly Option<string?> _profile = new("--profile")
    {
        HelpName = "P",
        Description = "The rules: " + string.Join(", ", CheckProfile.All.Select(profile => profile.Name)),
    };

    private readonly Option<string?> _changed = new("--changed")
    {
        HelpName = "A..B",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Only what has changed since the queue's HEAD, or between two commits",
    };

    private readonly Option<bool> _hook = new("--hook") { Description = "Only what the next commit changes: git's pre-commit hook" };
    private readonly Option<bool> _fix = new("--fix") { Description = "Mend what takes no judgement" };
    private readonly Option<bool> _rules = new("--rules") { Description = "List the rules of the profile" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _patches, _profile, _changed, _hook, _fix, _rules, _json };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        Demand(parsed);
        if (parsed.GetValue(_rules))
        {
            var rules = Profile(parsed, _upstream.Around(parsed, context));
            if (parsed.GetValue(_json))
            {
                CheckJson.WriteRules(rules, context.Out);
            }
            else
            {
                CheckText.WriteRules(rules, context.Out);
            }

            return ExitCode.Done;
        }

        using var session = _upstream.OpenQueueQuietly(parsed, context);
        var profile = Profile(parsed, session.Queue);
        if (parsed.GetValue(_fix))
        {
            PatchMending.Run(session, ToMend(session, profile, parsed));
        }

        var findings = Find(session, profile, parsed, cancellation, out var count);
        if (parsed.GetValue(_json))
        {
            CheckJson.Write(findings, profile, count, context.Out);
        }
        else
        {
            CheckText.Write(findings, count, context.Out);
        }

        return findings.Any(finding => finding.Severity > Severity.Note) ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private ImmutableArray<Finding> Find(
        QueueSession session, CheckProfile profile, ParseResult parsed, CancellationToken cancellation, out int count)
    {
        var check = new QueueCheck(session.Queue, session.List, new Crew(Environment.ProcessorCount));
        var names = parsed.GetValue(_patches)!;
        if (IsChanged(parsed) || parsed.GetValue(_hook))
        {
            using var changes = ChangedPatches.Of(session, parsed.GetValue(_hook), parsed.GetValue(_changed));
            var changed = changes.ToCheck(profile);
            count = changed.Count;
            return [.. changes.Series(), .. check.Patches(changed, cancellation), .. Upstream(session, parsed, changes, cancellation)];
        }

        if (names.Length > 0)
        {
            count = names.Length;
            return check.Patches(
                [.. session.Find(names, isAll: false).Select(patch => new PatchToCheck(patch, profile, null))], cancellation);
        }

        count = session.Patches.Count;
        return [.. check.All(profile, cancellation), .. Upstream(session, parsed, null, cancellation)];
    }

    // What only a clone can tell; without one nothing is said about it.
    private IReadOnlyList<Finding> Upstream(
        QueueSession session, ParseResult parsed, ChangedPatches? changes, CancellationToken cancellation)
    {
        if (_upstream.CloneOrNull(parsed, session.Queue.Settings, session.Context) is null)
        {
            return [];
        }

        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, session.Context, cancellation);
        var check = new UpstreamCheck(session.Queue.Folder!, order);
        return check.Run(changes is null ? UpstreamArguments.Read : changes.Read, changes is null ? file => file.Read() : changes.Read);
    }

    private IReadOnlyList<PatchToCheck> ToMend(QueueSession session, CheckProfile profile, ParseResult parsed)
    {
        if (!IsChanged(parsed))
        {
            var names = parsed.GetValue(_patches)!;
            return [.. session.Find(names, isAll: names.Length == 0).Select(patch => new PatchToCheck(patch, profile, null))];
        }

        using var changes = ChangedPatches.Of(session, isStaged: false, range: null);
        return changes.ToCheck(profile);
    }

    private bool IsChanged(ParseResult parsed) => parsed.GetResult(_changed) is { Implicit: false };

    private void Demand(ParseResult parsed)
    {
        var (isHook, isChanged) = (parsed.GetValue(_hook), IsChanged(parsed));
        if ((isHook || isChanged) && (parsed.GetValue(_patches)!.Length > 0 || (isHook && isChanged)))
        {
            throw new UsageException("name patches, or say one of --changed and --hook");
        }

        if (parsed.GetValue(_fix) && (isHook || (isChanged && parsed.GetValue(_changed) is not null)))
        {
            throw new UsageException("--fix mends files as they are now; with --hook or commits there is nothing to mend");
        }
    }

    private CheckProfile Profile(ParseResult parsed, OpenedQueue? queue) => ProfileOf(parsed.GetValue(_profile), queue);

    /// <summary>The rules of a name, or else of the queue's settings or layout.</summary>
    /// <exception cref="UsageException">There are none of that name.</exception>
    public static CheckProfile ProfileOf(string? name, OpenedQueue? queue)
    {
        name ??= queue?.Settings.Profile.Value;
        return name is not null
            ? CheckProfile.Find(name) ?? throw new UsageException(
                $"there is no profile '{DisplayText.Of(name)}'",
                "profiles: " + string.Join(", ", CheckProfile.All.Select(profile => profile.Name)))
            : queue?.Folder?.Layout switch
            {
                QueueLayout.KernelSource or QueueLayout.SeriesConf => CheckProfile.SuseUpdate,
                QueueLayout.Debian => CheckProfile.Debian,
                _ => CheckProfile.Plain,
            };
    }
}
