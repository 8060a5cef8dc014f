using PatchQueue.Applying;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>One run of <c>pq apply</c>: the request checked against the queue, then carried out.</summary>
internal sealed class ApplyRun : IDisposable
{
    private readonly ApplyRequest _request;
    private readonly CommandContext _context;
    private readonly OpenedQueue _queue;
    private readonly PatchList _list;

    private ApplyRun(ApplyRequest request, CommandContext context, OpenedQueue queue, PatchList list) =>
        (_request, _context, _queue, _list) = (request, context, queue, list);

    /// <summary>Where the result is, in words that follow "in"; null after a dry run.</summary>
    public string? ResultWords { get; private set; }

    private RecordAhead? Ahead { get; init; }

    /// <summary>Checks the request and reads the series.</summary>
    public static ApplyRun Prepare(ApplyRequest request, CommandContext context)
    {
        Check(request);
        var ahead = request is { Tree: { } tree, IsDryRun: false, Threads: > 1 }
            ? RecordAhead.Begin(context.PathOf(tree), readsStats: true)
            : null;
        var queue = QueueArguments.Open(request.Queue, context);
        var list = PatchList.Read(queue.Folder!, queue.Settings, request.IsVanilla);
        DiagnosticText.Write(list.Diagnostics, context);
        return list.HasErrors
            ? throw new IOException("the series cannot be applied as it stands")
            : new ApplyRun(request, context, queue, list) { Ahead = ahead };
    }

    /// <summary>Carries the request out.</summary>
    public ApplyReport Carry(RunLog log, CancellationToken cancellation)
    {
        using var bar = ProgressBar.For(_context, _request.IsQuiet || _request.IsJson);
        var crew = new Crew(_request.Threads);
        var limit = Limit();
        var wanted = _list.References.Take(limit).ToList();
        var job = new ApplyJob
        {
            Series = new SeriesPatches(wanted),
            KeepsEdits = _request.KeepsEdits,
            Verifies = _request.Verifies,
            Options = new ApplyOptions { Fuzz = _queue.Settings.Fuzz.Value, RemovesEmptyFiles = _queue.Settings.RemoveEmptyFiles.Value },
            KeepsGoing = _request.KeepsGoing,
            Quilt = _request.IsQuilt ? QuiltSettings.Of(_queue, wanted, _request.Tree is { } tree ? _context.PathOf(tree) : null) : null,
            Crew = crew,
            Progress = bar,
        };
        (var report, ResultWords) = new Targets(job, _request, _queue, _context, log) { Ahead = Ahead }.Carry(cancellation);
        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _list.Dispose();

    private static void Check(ApplyRequest request)
    {
        string?[] results = [request.Out, request.Tree, request.Branch, request.Tarball];
        if (results.Count(result => result is not null) > 1)
        {
            throw new UsageException("only one of --out, --tree, --branch and --tarball can be the result");
        }

        if (request.Tree is not null && request.Queue.Mainline is not null)
        {
            throw new UsageException(
                "--tree applies to a tree that exists; it takes no --mainline", "use --out to expand the mainline into a new one");
        }

        if (request.Config is not null && request.Out is null && request.Tree is null)
        {
            throw new UsageException("--config leaves a .config in a tree, so --out or --tree must be the result");
        }

        if (request.IsQuilt && request.KeepsGoing)
        {
            throw new UsageException("--quilt cannot leave rejected patches out", "quilt's state has no word for a patch that is skipped");
        }

        if (request.To is not null && request.Before is not null)
        {
            throw new UsageException("--to and --before cannot both say where to stop");
        }

        if (request.Threads < 1)
        {
            throw new UsageException("--threads takes a number from 1");
        }
    }

    private int Limit() =>
        _request.To is { } to ? Find(to) + 1
        : _request.Before is { } before ? Find(before)
        : int.MaxValue;

    private int Find(string name) => PatchNames.Find(_list.References, name) switch
    {
        PatchNames.None => throw new UsageException($"no active patch of the series is called '{name}'", "pq series lists them"),
        PatchNames.Several => throw new UsageException(
            $"several patches of the series are called '{name}'", "give the name as the series has it"),
        var index => index,
    };
}
