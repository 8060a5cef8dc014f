using System.CommandLine;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Ordering;
using PatchQueue.Output;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary><c>pq where</c>: whether a commit, a CVE or a bug is in the queue, and where a commit would go.</summary>
internal sealed class WhereCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "where",
        "Say which patch is a commit, or is for a CVE or a bug, or where it would go",
        "  pq where 1da177e4c3f4\n  pq where v6.4-rc1~3 --git ~/linux\n  pq where CVE-2021-3542 --json\n  pq where bsc#1012628\n"
        + "  pq where CVE-2024-26581 --branches branches.conf",
        context => new WhereCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string> _what = new("COMMIT|REFERENCE") { Description = "A commit, a CVE, or a bug as References has it" };
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    private readonly Option<string?> _branches = new("--branches")
    {
        HelpName = "FILE",
        Description = "Say of each branch of the queue's git that FILE lists whether it has, needs or blacklists the commit",
    };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _what, _json, _branches };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        if (parsed.GetValue(_branches) is { } file)
        {
            return Survey(session, parsed, context.PathOf(file), cancellation);
        }

        var headers = QueueHeaders.Read(session.Queue.Folder!, session.List, new Crew(Environment.ProcessorCount), cancellation);
        var what = parsed.GetValue(_what)!;
        var report = Reference.ReadAll(what) is [{ Kind: ReferenceKind.Cve or ReferenceKind.Bug or ReferenceKind.Feature } reference]
            ? OfReference(headers, reference, session.Queue.Settings.Vulns.Value)
            : OfCommit(headers, session, parsed, what, cancellation);
        if (parsed.GetValue(_json))
        {
            WhereJson.Write(report, context.Out);
        }
        else
        {
            WhereText.Write(report, context.Out);
        }

        return ExitCode.Done;
    }

    private int Survey(QueueSession session, ParseResult parsed, string file, CancellationToken cancellation)
    {
        var settings = session.Queue.Settings;
        if (!File.Exists(file))
        {
            throw new IOException($"there is no file {file}, which would list the branches, one a line");
        }

        using var order = _upstream.OpenOrder(parsed, settings, session.Context, cancellation);
        using var objects = GitObjects.Open(_upstream.Clone(parsed, settings, session.Context));
        var wanted = new WantedCommits(objects, settings.Vulns.Value, session.Context);
        var commits = wanted.In([parsed.GetValue(_what)!], order, cancellation);
        var survey = new BranchSurvey(session.Queue.Folder!.Root, objects, wanted.Cves);
        var findings = BranchSurvey.ReadBranches(file).SelectMany(branch => survey.Of(branch, commits, cancellation)).ToList();
        if (parsed.GetValue(_json))
        {
            BranchesJson.Write(findings, session.Context.Out);
        }
        else
        {
            BranchesText.Write(findings, session.Context.Out);
        }

        return findings.Exists(finding => finding.State == BranchState.Needs) ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    // A patch may be what mends a CVE without a word about it; the repository of vulnerabilities knows.
    private static WhereReport OfReference(QueueHeaders headers, Reference reference, string? vulns)
    {
        var known = reference.Kind == ReferenceKind.Cve && vulns is not null ? new VulnerabilityMap(vulns).TryFind(reference.Key) : null;
        return new WhereReport(reference.Key, null)
        {
            Patches = [.. headers.References().Where(row => row.Reference.Key == reference.Key)
                .Select(row => new WherePatch(row.Patch.Reference.DisplayName, "References", row.Reference.Text))
                .Concat((known?.Commits ?? []).SelectMany(id => Naming(headers, id))).Distinct()],
            Blacklisted = headers.Blacklist.Find(reference.Key),
        };
    }

    private static IEnumerable<WherePatch> Naming(QueueHeaders headers, string id) =>
        headers.Naming(id).Select(row => new WherePatch(row.Patch.Reference.DisplayName, row.Tag.Name, row.Tag.Joined));

    private WhereReport OfCommit(
        QueueHeaders headers, QueueSession session, ParseResult parsed, string what, CancellationToken cancellation)
    {
        var id = Resolve(headers, session, parsed, what);
        var report = new WhereReport(what, id)
        {
            Patches = [.. Naming(headers, id)],
            Blacklisted = headers.Blacklist.Find(id),
        };
        return report.Patches.Any(patch => patch.Tag.Equals("Git-commit", StringComparison.OrdinalIgnoreCase))
            || _upstream.CloneOrNull(parsed, session.Queue.Settings, session.Context) is null
            ? report
            : Placed(report, id, session, parsed, cancellation);
    }

    private WhereReport Placed(WhereReport report, string id, QueueSession session, ParseResult parsed, CancellationToken cancellation)
    {
        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, session.Context, cancellation);
        if (order.Find(id) is not { } place)
        {
            return report with { IsUnknown = true };
        }

        var sections = session.Queue.Folder!.Series.Select(file =>
        {
            using var folder = new PatchFolder(file.PatchesDirectory, session.Queue.Folder.Root);
            return UpstreamArguments.NewSort(order, file, folder).Sort(file.Read(), isMoving: false);
        });
        return report with
        {
            Branch = order.Ranking.Heads[place.Head].Heading,
            Release = order.Releases.Of(place),
            After = sections.OfType<SortResult>().SelectMany(sorted => sorted.Entries)
                .Where(entry => entry.Decision.Place is { } other && other.CompareTo(place) < 0)
                .MaxBy(entry => entry.Decision.Place!.Value)?.Block.Entry.DisplayName,
        };
    }

    // A full id needs no clone, and the beginning of one that a patch names needs none either.
    private string Resolve(QueueHeaders headers, QueueSession session, ParseResult parsed, string what)
    {
        if (Blacklist.IsCommit(what))
        {
            return what.ToLowerInvariant();
        }

        const int MinLength = 7;
        var begun = what.Length >= MinLength && what.All(char.IsAsciiHexDigit)
            ? headers.Patches.SelectMany(patch => UpstreamCommit.TaggedIn(patch.Header)).Select(commit => commit.Id)
                .Where(id => id.StartsWith(what, StringComparison.OrdinalIgnoreCase)).Distinct().Take(2).ToList()
            : [];
        if (begun.Count == 1)
        {
            return begun[0];
        }

        using var objects = GitObjects.Open(_upstream.Clone(parsed, session.Queue.Settings, session.Context));
        return objects.Resolve(what).Id;
    }
}
