using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Ordering;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary><c>pq sort</c>: the sorted section of a series.conf in upstream order.</summary>
internal sealed class SortCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "sort",
        "Put the sorted section of series.conf into upstream order",
        "  pq sort --check\n  pq sort --git ~/linux\n  pq sort --update\n  git log --format='%H %s' | pq sort --stdin",
        context => new SortCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Option<bool> _check = new("--check", "-c") { Description = "Change nothing; exit 3 when something would be changed" };
    private readonly Option<bool> _update = new("--update", "-u")
    {
        Description = "Move patches to the branch that has taken their commits, and bring their tags along",
    };

    private readonly Option<bool> _stdin = new("--stdin") { Description = "Sort lines that begin with a commit id, fed to the command" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _check, _update, _stdin, _quiet };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        if (parsed.GetValue(_stdin))
        {
            if (parsed.GetValue(_check) || parsed.GetValue(_update))
            {
                throw new UsageException("--stdin sorts lines, and goes with neither --check nor --update");
            }

            using var commits = _upstream.OpenOrder(parsed, _upstream.Settings(parsed, context), context, cancellation);
            return SortLines.Run(context, commits);
        }

        using var session = _upstream.OpenQueue(parsed, context);
        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, context, cancellation);
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        var retagged = new List<string>();
        var sorted = 0;
        foreach (var file in session.Queue.Folder.Series)
        {
            using var folder = new PatchFolder(file.PatchesDirectory, session.Queue.Folder.Root);
            if (UpstreamArguments.NewSort(order, file, folder).Sort(file.Read(), parsed.GetValue(_update)) is not { } result)
            {
                continue;
            }

            sorted++;
            Demand(result.Faults, entry => LineOf(entry, file), context);
            Plan(result, file, order, changes, retagged);
        }

        return Finish(session, parsed, changes, retagged, sorted);
    }

    private int Finish(QueueSession session, ParseResult parsed, QueueTransaction changes, List<string> retagged, int sorted)
    {
        var context = session.Context;
        if (sorted == 0 && !parsed.GetValue(_check))
        {
            throw new IOException(
                "the series has no sorted section: a comment '# sorted patches' begins it, '# end of sorted patches' ends it");
        }

        var isChecked = parsed.GetValue(_check);
        var words = changes.Files.Select(file => Path.GetRelativePath(session.Queue.Folder!.Root, file) + (retagged.Contains(file)
            ? isChecked ? ": tags are outdated" : ": tags updated"
            : isChecked ? ": is not sorted" : ": sorted")).ToList();
        if (!isChecked)
        {
            session.Commit(changes, retagged);
        }

        if (!parsed.GetValue(_quiet))
        {
            context.Out.WriteLine(
                sorted == 0 ? "there is no sorted section" : words.Count == 0 ? "sorted already" : string.Join('\n', words));
        }

        return isChecked && !changes.IsEmpty ? ExitCode.NeedsPerson : ExitCode.Done;
    }

    private static void Plan(SortResult result, SeriesFile file, CommitOrder order, QueueTransaction changes, List<string> retagged)
    {
        if (!result.IsSorted)
        {
            changes.Write(file.Path, SeriesWriter.Write(result.Before), SeriesWriter.Write(result.After));
        }

        foreach (var entry in result.Outdated)
        {
            entry.Patch!.Change(entry.Retagged(order), changes);
            retagged.Add(entry.Patch.Reference.FilePath);
        }
    }

    /// <summary>The line of a series that names a patch: what an error about it begins with.</summary>
    internal static string LineOf(SortedEntry entry, SeriesFile file) =>
        $"{file.Path}:{entry.Block.Line.LineNumber}: {entry.Block.Entry.DisplayName}";

    /// <summary>Says what has no place.</summary>
    /// <param name="unplaced">What has none.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="IOException">Something has none.</exception>
    internal static void Demand(IEnumerable<SortedEntry> unplaced, Func<SortedEntry, string> name, CommandContext context)
    {
        var faults = unplaced.ToList();
        foreach (var entry in faults)
        {
            context.Error.WriteLine($"error: {name(entry)} {entry.Decision.Fault}");
        }

        if (faults.Count > 0)
        {
            throw new IOException($"{(faults.Count == 1 ? "1 patch has" : $"{faults.Count} patches have")} no place; nothing has changed");
        }
    }
}
