using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Rebasing;
using PatchQueue.Trees;
using PatchQueue.Vocabulary;
using PatchQueue.Work;

namespace PatchQueue.Commands;

/// <summary>The queue and the mainlines of a rebase, opened.</summary>
internal sealed class OpenedRebase : IDisposable
{
    private readonly PatchList _list;
    private readonly IMainline _from;
    private readonly IMainline _onto;
    private readonly DirectoryMainline? _overlay;
    private readonly BaseCache? _cache;
    private readonly int _threads;

    /// <summary>Opens them.</summary>
    /// <param name="options">What the command line says of the queue; its mainline is the old one.</param>
    /// <param name="onto">The new mainlines, as the command line names them.</param>
    /// <param name="clone">The clone that the command line names; null for that of the settings.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="context">The world around the command.</param>
    /// <exception cref="UsageException">One of them is not named.</exception>
    public OpenedRebase(
        QueueOptions options, IReadOnlyCollection<string> onto, string? clone, int threads, CommandContext context)
    {
        _threads = threads > 0 ? threads : throw new UsageException("--threads takes a number from 1");
        Queue = QueueArguments.Open(options, context);
        _list = PatchList.Read(Queue.Folder!, Queue.Settings, isVanilla: false);
        DiagnosticText.Write(_list.Diagnostics, context);
        if (_list.HasErrors)
        {
            throw new IOException("the series cannot be applied as it stands");
        }

        _cache = CacheArguments.Open(Queue.Settings, _ => { });
        FromSource = MainlineChoice.TryFind(null, Queue, context) ?? throw new UsageException(
            "it is not said what the queue applies to", "name it with --from, or in pq.toml (mainline = \"SRC\")");
        _from = Open(FromSource);
        Clone = clone is null ? Queue.Settings.Git.Value : context.PathOf(clone);
        OntoSources = new OntoChoice(Clone, context).Read(onto, CancellationToken.None);
        _onto = Open(OntoSources[^1]);
        _overlay = Queue.Settings.Overlay.Value is { } folder ? new DirectoryMainline(context.PathOf(folder)) : null;
    }

    /// <summary>The queue.</summary>
    public OpenedQueue Queue { get; }

    /// <summary>The old mainline; absolute.</summary>
    public string FromSource { get; }

    /// <summary>The clone that has the upstream commits; null for none.</summary>
    public string? Clone { get; }

    /// <summary>The new mainlines; the last one is that of <see cref="Setup"/>.</summary>
    public IReadOnlyList<string> OntoSources { get; }

    /// <summary>What is needed to carry it over.</summary>
    public RebaseSetup Setup(IProgress<WorkEvent>? progress) => new()
    {
        Series = new SeriesPatches(_list.References),
        From = _from,
        Onto = _onto,
        Overlay = _overlay,
        Options = new ApplyOptions { RemovesEmptyFiles = Queue.Settings.RemoveEmptyFiles.Value },
        Crew = new Crew(_threads),
        Words = new MainlineWords(new Crew(_threads), _cache?.Words),
        Progress = progress,
    };

    /// <summary>Opens another mainline.</summary>
    public IMainline Open(string source) =>
        // Files are read by their places, so that a tarball is decompressed once and never again.
        File.Exists(source) && _cache is { } cache
            ? cache.OpenFilled(source, new ArchiveOptions(), CancellationToken.None)
            : Mainlines.Open(source, new ArchiveOptions());

    /// <inheritdoc/>
    public void Dispose()
    {
        _list.Dispose();
        _from.Dispose();
        _onto.Dispose();
        _overlay?.Dispose();
    }
}
