using System.CommandLine;
using PatchQueue.Archives;
using PatchQueue.Backporting;
using PatchQueue.Cache;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Ordering;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>The clone, its order and the queue's mainline, opened to take commits into the queue.</summary>
internal sealed class OpenedBackport : IDisposable
{
    private readonly QueueSession _session;
    private readonly CancellationToken _cancellation;
    private readonly IMainline _mainline;
    private readonly Lazy<GitObjects> _objects;
    private readonly Lazy<CommitOrder> _order;
    private readonly Crew _crew = new(Environment.ProcessorCount);
    private BackportRun? _run;

    /// <summary>Opens them.</summary>
    /// <param name="session">The queue.</param>
    /// <param name="upstream">The options that name the clone.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="mainline">The mainline that it names; null for none.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <exception cref="UsageException">Nothing names a mainline.</exception>
    public OpenedBackport(
        QueueSession session, UpstreamArguments upstream, ParseResult parsed, string? mainline, CancellationToken cancellation)
    {
        (_session, _cancellation) = (session, cancellation);
        var settings = session.Queue.Settings;
        _objects = new(() => GitObjects.Open(upstream.Clone(parsed, settings, session.Context)));
        _order = new(() => upstream.OpenOrder(parsed, settings, session.Context, cancellation));
        _mainline = Mainlines.Open(
            Source(mainline), new ArchiveOptions(), CacheArguments.Open(settings, _ => { }), CacheUse.ReadAndFill);
    }

    /// <summary>The clone.</summary>
    /// <exception cref="UsageException">Nothing names one.</exception>
    public GitObjects Objects => _objects.Value;

    /// <summary>Its upstream order.</summary>
    /// <exception cref="UsageException">Nothing names a clone.</exception>
    public CommitOrder Order => _order.Value;

    /// <summary>Reads the queue's patches.</summary>
    /// <param name="wish">What is wanted.</param>
    public BackportRun Start(BackportWish wish) => _run = new BackportRun(Setup(wish), Objects, Order, _cancellation);

    /// <summary>What is needed to take commits.</summary>
    /// <param name="wish">What is wanted.</param>
    public BackportSetup Setup(BackportWish wish) => new()
    {
        Folder = _session.Queue.Folder!,
        Settings = _session.Queue.Settings,
        Headers = QueueHeaders.Read(_session.Queue.Folder!, _session.List, _crew, _cancellation),
        Mainline = _mainline,
        Wish = wish,
        Crew = _crew,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _run?.Dispose();
        _mainline.Dispose();
        if (_order.IsValueCreated)
        {
            Order.Dispose();
        }

        if (_objects.IsValueCreated)
        {
            Objects.Dispose();
        }
    }

    // An expanded tree knows what it was made of.
    private string Source(string? named) =>
        (named is null && _session.Queue.Settings.Mainline.Value is null ? OfTree() : null)
        ?? MainlineChoice.TryFind(named, _session.Queue, _session.Context)
        ?? throw new UsageException(
            "it is not said what the queue is on top of", "name it with --mainline, or in pq.toml (mainline = \"SRC\")");

    private string? OfTree()
    {
        if (TreeFinder.Find(_session.Context.WorkingDirectory) is not { } path)
        {
            return null;
        }

        using var tree = WorkTree.OpenToRead(path, _crew);
        return tree.MainlineSource;
    }
}
