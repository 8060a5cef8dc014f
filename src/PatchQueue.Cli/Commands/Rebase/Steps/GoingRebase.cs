using PatchQueue.Cli;
using PatchQueue.Output;
using PatchQueue.Queues;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;
using PatchQueue.Settling;

namespace PatchQueue.Commands;

/// <summary>A rebase that is going on, opened for its next step.</summary>
internal sealed class GoingRebase : IDisposable
{
    private readonly OpenedRebase _opened;
    private readonly ProgressBar? _bar;

    /// <summary>Opens it, and finds out where it stands.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="options">What the command line says of it.</param>
    /// <param name="state">Where the rebase stands.</param>
    /// <param name="named">What the command line names; null for what the rebase began with.</param>
    /// <param name="threads">How many threads.</param>
    /// <param name="context">The world around the command.</param>
    /// <param name="cancellation">Ends the run.</param>
    public GoingRebase(
        OpenedQueue queue, QueueOptions options, RebaseState state, NamedMainlines named, int threads,
        CommandContext context, CancellationToken cancellation)
    {
        var root = queue.Folder!.Root;
        _opened = new OpenedRebase(
            options with { Mainline = named.From ?? Path.GetFullPath(state.From, root) },
            named.Onto.Count > 0 ? named.Onto : [Path.GetFullPath(state.Onto, root)], named.Git, threads, context);
        _bar = ProgressBar.For(context, isQuiet: false);
        Setup = _opened.Setup(_bar);
        Step = new StepRun(queue.Folder, queue.Settings, Setup, state);
        Step.Forecast(cancellation);
    }

    /// <summary>What is needed to carry patches over.</summary>
    public RebaseSetup Setup { get; }

    /// <summary>The clone that has the upstream commits; null for none.</summary>
    public string? Clone => _opened.Clone;

    /// <summary>The step.</summary>
    public StepRun Step { get; }

    /// <summary>Where the rebase stood before it.</summary>
    public RebaseState State => Step.State;

    /// <summary>What is to be taken down of a person's work.</summary>
    public List<(ConflictNote Note, string About)> Notes { get; } = [];

    /// <summary>The folders of files that nobody needs behind this step; absolute.</summary>
    public List<string> Left { get; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        Step.Dispose();
        _bar?.Dispose();
        _opened.Dispose();
    }
}
