using System.CommandLine;
using System.Globalization;
using PatchQueue.Backporting;
using PatchQueue.Cli;
using PatchQueue.Git;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Worklist;

namespace PatchQueue.Commands;

/// <summary>Carries backports through: from the command line to the first conflict, and from there on.</summary>
/// <param name="session">The queue.</param>
/// <param name="upstream">The options that name the clone.</param>
/// <param name="parsed">The command line.</param>
/// <param name="mainline">The mainline that it names; null for none.</param>
internal sealed class BackportSession(QueueSession session, UpstreamArguments upstream, ParseResult parsed, string? mainline)
{
    private const string Kind = "backport";

    private readonly string _root = session.Queue.Folder!.Root;

    /// <summary>Is told what becomes of each commit.</summary>
    public required IBackportReport Report { get; init; }

    /// <summary>Begins.</summary>
    /// <param name="words">What is wanted.</param>
    /// <param name="request">How it is wanted.</param>
    /// <param name="isDryRun">Whether nothing is to change.</param>
    /// <param name="cancellation">Ends the run.</param>
    public int Begin(IEnumerable<string> words, BackportRequest request, bool isDryRun, CancellationToken cancellation)
    {
        if (OpenWork.TryRead(_root, Kind) is { } open)
        {
            throw new UsageException(
                $"a backport is going on, and waits for {open.Stopped?.Name[..12]}", "pq backport --continue, --skip or --abort ends it");
        }

        using var opened = new OpenedBackport(session, upstream, parsed, mainline, cancellation);
        var commits = new WantedCommits(opened.Objects, session.Queue.Settings.Vulns.Value, session.Context);
        var ids = commits.In(words, opened.Order, cancellation);
        if (CommitWalk.Merges(opened.Objects.Repository, ids, cancellation) is [{ } merge, ..])
        {
            throw new UsageException(
                $"{merge[..12]} is a merge", $"pq backport {merge[..12]}^1..{merge[..12]} takes the commits that it brought");
        }

        var wish = request.ToWish(session, commits.CveNames);
        var run = opened.Start(wish);
        if (isDryRun)
        {
            var told = ids.Select(id => Told(run.Take(id, cancellation), null)).ToList();
            Report.End();
            return ExitOf(told);
        }

        var work = OpenWork.Begin(_root, Kind, BackportRequest.ToOptions(wish), ids);
        work.Clean();
        return Go(work, run, cancellation);
    }

    /// <summary>Goes on with the files of a conflict as a person has left them.</summary>
    public int Continue(CancellationToken cancellation)
    {
        var work = Demand();
        var item = work.Stopped!;
        if (!Directory.Exists(work.FilesFolder))
        {
            throw new IOException(
                $"{work.FilesFolder} is gone, which had the files of the conflict; pq backport --skip or --abort goes on");
        }

        var files = new WorkingFiles(work.FilesFolder).Read();
        if (WorkingFiles.Unresolved(files).ToList() is { Count: > 0 } markers)
        {
            foreach (var (path, line) in markers)
            {
                session.Context.Error.WriteLine($"error: {Path.Combine(work.FilesFolder, path.ToDisplay())}:{line}: a conflict marker");
            }

            throw new IOException("the files of the conflict are not brought together yet");
        }

        using var opened = new OpenedBackport(session, upstream, parsed, mainline, cancellation);
        var run = opened.Start(BackportRequest.OfOptions(work.Options));
        var again = run.Take(item.Name, cancellation);
        if (again.Kind != BackportKind.Conflict || StateOf(again) != item.Note)
        {
            throw new IOException(
                $"the queue's files at the place of {item.Name[..12]} have changed since the conflict; "
                + $"save what you need of {work.FilesFolder}, then pq backport --skip or --abort");
        }

        foreach (var file in again.Files.Where(file => file.IsLaidOut && !files.ContainsKey(file.Path)))
        {
            var what = file.Before is null ? "does not make" : "deletes";
            session.Context.Error.WriteLine($"warning: {file.Path.ToDisplay()} is gone from {work.FilesFolder}; the patch {what} it");
        }

        return Go(Step(work, run, run.Take(item.Name, files, cancellation)), run, cancellation);
    }

    /// <summary>Leaves the commit of the conflict out, and goes on.</summary>
    public int Skip(CancellationToken cancellation)
    {
        var work = Demand();
        using var opened = new OpenedBackport(session, upstream, parsed, mainline, cancellation);
        var run = opened.Start(BackportRequest.OfOptions(work.Options));
        return Go(work.With(work.Stopped! with { State = WorkItemState.Skipped }), run, cancellation);
    }

    /// <summary>Takes back what has been put in.</summary>
    public int Abort()
    {
        var work = Demand();
        var changes = new QueueTransaction(_root);
        var kept = BackportUndo.Plan(session.Queue.Folder!, session.List, work.Items, changes);
        (work with { Items = [] }).Write(changes);
        session.Commit(changes, []);
        work.Clean();
        foreach (var patch in kept)
        {
            session.Context.Error.WriteLine($"warning: {patch} has changed since it was put in; it stays");
        }

        return ExitCode.Done;
    }

    /// <summary>Says where the work stands.</summary>
    public int Tell()
    {
        var work = OpenWork.TryRead(_root, Kind);
        foreach (var item in work?.Items ?? [])
        {
            var word = item.State == WorkItemState.Done ? item.Note.Split(' ', 2)[^1] : item.State.ToString().ToLowerInvariant();
            session.Context.Out.WriteLine($"{item.Name[..12]} {word}");
        }

        session.Context.Out.WriteLine(work is null ? "no backport is going on" : $"its files are in {work.FilesFolder}");
        return work is null ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private OpenWork Demand() => OpenWork.TryRead(_root, Kind) is { Stopped: not null } work
        ? work
        : throw new UsageException("no backport is going on", "pq backport COMMIT begins one");

    // All that goes well is written at once, with the list of what is left; the files of a conflict before it.
    private int Go(OpenWork work, BackportRun run, CancellationToken cancellation)
    {
        var told = new List<Backport>();
        foreach (var item in work.Left.ToList())
        {
            told.Add(run.Take(item.Name, cancellation));
            work = Step(work, run, told[^1]);
            if (work.Stopped is not null)
            {
                work.Clean();
                work.MakeFolder();
                new WorkingFiles(work.FilesFolder).Write(told[^1].Files);
                break;
            }
        }

        var changes = new QueueTransaction(_root);
        run.Write(changes);
        work.Write(changes);
        session.Commit(changes, []);
        if (work.Stopped is null)
        {
            work.Clean();
        }

        Report.End();
        return work.Stopped is null ? ExitOf(told) : ExitCode.NeedsPerson;
    }

    private OpenWork Step(OpenWork work, BackportRun run, Backport backport)
    {
        Told(backport, work.FilesFolder);
        return work.With(backport.Kind switch
        {
            BackportKind.Conflict => new WorkItem(WorkItemState.Stopped, backport.Commit, StateOf(backport)),
            BackportKind.Applied or BackportKind.Merged => new WorkItem(
                WorkItemState.Done, backport.Commit, BackportUndo.NoteOf(backport.Patch!, run.BytesOf(backport.Patch!).Span)),
            _ => new WorkItem(WorkItemState.Skipped, backport.Commit),
        });
    }

    private Backport Told(Backport backport, string? folder)
    {
        Report.Tell(backport, folder);
        return backport;
    }

    private static int ExitOf(IEnumerable<Backport> told) =>
        told.Any(backport => backport.Kind == BackportKind.Conflict || !backport.Broken.IsEmpty) ? ExitCode.NeedsPerson : ExitCode.Done;

    private static string StateOf(Backport backport) => BackportRun.StateOf(backport).ToString("x32", CultureInfo.InvariantCulture);
}
