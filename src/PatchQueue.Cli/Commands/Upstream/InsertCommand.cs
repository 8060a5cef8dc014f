using System.CommandLine;
using System.Text;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Ordering;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary><c>pq insert</c>: patches into the sorted section of a series.conf, each at its place.</summary>
internal sealed class InsertCommand
{
    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "insert",
        "Put patches into the sorted section, each at its place upstream",
        "  pq insert patches.suse/net-fix.patch\n  pq insert --git ~/linux patches.suse/*.patch",
        context => new InsertCommand().Create(context));

    private readonly UpstreamArguments _upstream = new();
    private readonly Argument<string[]> _patches = new("PATCH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "Files in the folder of the patches, or their names as the series is to have them",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but errors and warnings" };

    private Command Create(CommandContext context)
    {
        var command = new Command(Entry.Name, Entry.Summary) { _patches, _quiet };
        _upstream.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, context, cancellation), cancellation));
        return command;
    }

    private int Run(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        using var session = _upstream.OpenQueue(parsed, context);
        var file = session.Queue.Folder!.Series.FirstOrDefault(series => SortedLines.Of(series.Read()) is not null)
            ?? throw new IOException(
                "the series has no sorted section: a comment '# sorted patches' begins it, '# end of sorted patches' ends it");
        var names = parsed.GetValue(_patches)!.Select(name => NameOf(name, file, context)).Distinct().ToList();
        if (names.FirstOrDefault(name => session.List.References.Any(patch => patch.DisplayName == name)) is { } known)
        {
            throw new IOException($"{known} is in the series already");
        }

        if (names.Find(name => !File.Exists(Path.Combine(file.PatchesDirectory, name))) is { } missing)
        {
            throw new IOException(
                $"there is no file {missing} in {file.PatchesDirectory}; patches are named as the series is to have them");
        }

        using var order = _upstream.OpenOrder(parsed, session.Queue.Settings, context, cancellation);
        using var folder = new PatchFolder(file.PatchesDirectory, session.Queue.Folder.Root);
        var sort = UpstreamArguments.NewSort(order, file, folder);
        var current = sort.Sort(file.Read(), isMoving: false)!;
        SortCommand.Demand(current.Faults, entry => SortCommand.LineOf(entry, file), context);
        if (!current.IsSorted || current.Outdated.Any())
        {
            throw new IOException($"{file.Path} is not sorted, or tags in it are outdated; run 'pq sort' first");
        }

        var inserted = sort.Insert(current, [.. names.Select(name => Encoding.UTF8.GetBytes(name))]);
        SortCommand.Demand(inserted.Faults, entry => entry.Patch?.Reference.FilePath ?? entry.Block.Entry.DisplayName, context);
        Carry(session, file, order, current, inserted, parsed.GetValue(_quiet));
        return ExitCode.Done;
    }

    private static void Carry(
        QueueSession session, SeriesFile file, CommitOrder order, SortResult current, SortResult inserted, bool isQuiet)
    {
        var changes = new QueueTransaction(session.Queue.Folder!.Root);
        changes.Write(file.Path, SeriesWriter.Write(current.Before), SeriesWriter.Write(inserted.After));
        var fresh = inserted.Entries.Skip(current.Entries.Length).ToList();
        foreach (var entry in fresh)
        {
            entry.Patch!.Change(entry.Retagged(order), changes);
            Warn(session, entry.Patch, current);
        }

        session.Commit(changes, [.. fresh.Select(entry => entry.Patch!.Reference.FilePath)]);
        if (!isQuiet)
        {
            var entries = inserted.After.Entries;
            foreach (var name in fresh.Select(entry => entry.Block.Entry.DisplayName))
            {
                var before = entries.TakeWhile(entry => entry.DisplayName != name).LastOrDefault();
                session.Context.Out.WriteLine(before is null ? $"{name}: first of all" : $"{name}: behind {before.DisplayName}");
            }
        }
    }

    private static void Warn(QueueSession session, TaggedPatch patch, SortResult current)
    {
        var commits = UpstreamCommit.TaggedIn(patch.Header).Select(commit => commit.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var other in current.Entries
            .Where(entry => UpstreamCommit.TaggedIn(entry.Patch!.Header).Any(commit => commits.Contains(commit.Id))))
        {
            session.Context.Error.WriteLine(
                $"warning: {patch.Reference.DisplayName} is a commit that {other.Block.Entry.DisplayName} is already, wholly or in part");
        }
    }

    // A path that the shell has completed, or a name as the series has it.
    private static string NameOf(string word, SeriesFile file, CommandContext context)
    {
        var path = context.PathOf(word);
        var below = File.Exists(path) ? Path.GetRelativePath(file.PatchesDirectory, path) : word;
        return below.StartsWith("..", StringComparison.Ordinal)
            ? throw new IOException($"{word} does not lie in {file.PatchesDirectory}; pq import takes a patch into the queue")
            : below;
    }
}
