using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Ordering;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary>The options of commands that need the upstream commits, and the order that comes of them.</summary>
internal sealed class UpstreamArguments
{
    private readonly QueueArguments _queue = new();
    private readonly Option<string?> _git = new("--git")
    {
        HelpName = "DIR",
        Description = "The clone that has the upstream commits (default: pq.toml's git, or LINUX_GIT)",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_git);
        _queue.AddTo(command);
    }

    /// <summary>Opens the queue that the command line means.</summary>
    public QueueSession OpenQueue(ParseResult parsed, CommandContext context) => QueueSession.Open(_queue.Read(parsed), context);

    /// <summary>The same without a word about what is wrong with the series.</summary>
    public QueueSession OpenQueueQuietly(ParseResult parsed, CommandContext context) =>
        QueueSession.OpenQuietly(_queue.Read(parsed), context);

    /// <summary>What is around the working directory, a queue or not.</summary>
    public OpenedQueue Around(ParseResult parsed, CommandContext context) =>
        QueueOpener.Open(context.WorkingDirectory, _queue.Read(parsed), context.Environment);

    /// <summary>The settings around the working directory, in a queue or not.</summary>
    public QueueSettings Settings(ParseResult parsed, CommandContext context) => Around(parsed, context).Settings;

    /// <summary>The clone that the command line or the settings name.</summary>
    /// <exception cref="UsageException">None is named.</exception>
    public string Clone(ParseResult parsed, QueueSettings settings, CommandContext context) =>
        CloneOrNull(parsed, settings, context) ?? throw new UsageException(
            "no clone with the upstream commits is named", "name it with --git, in pq.toml (git = \"DIR\"), or in LINUX_GIT");

    /// <summary>The same; null when none is named.</summary>
    public string? CloneOrNull(ParseResult parsed, QueueSettings settings, CommandContext context) =>
        parsed.GetValue(_git) is { } named ? context.PathOf(named) : settings.Git.Value;

    /// <summary>Opens the upstream order.</summary>
    public CommitOrder OpenOrder(ParseResult parsed, QueueSettings settings, CommandContext context, CancellationToken cancellation)
    {
        var ranking = settings.Heads.Value.IsEmpty ? HeadRanking.Kernel : HeadRanking.Read(settings.Heads.Value);
        var clone = Clone(parsed, settings, context);
        var order = CommitOrder.Open(clone, ranking, settings.CacheSize.Value == 0 ? null : settings.Cache.Value, cancellation);
        if (order.IsOfHead && !ranking.IsHead)
        {
            context.Error.WriteLine($"warning: {clone} does not fetch {ranking.Heads[0]}; the order is that of its HEAD");
        }

        if (order.CutOff.Count > 0)
        {
            context.Error.WriteLine(
                $"warning: {clone} is a shallow clone; commits below what it has are unknown (git fetch --unshallow brings them)");
        }

        return order;
    }

    /// <summary>A sorter of a series of the queue.</summary>
    public static SeriesSort NewSort(CommitOrder order, SeriesFile file, PatchFolder folder) => new(
        order,
        entry => Read(new PatchReference(entry.Name, folder, entry.StripLevel, entry.IsReversed, file.Path, entry.LineNumber)));

    /// <summary>Reads a patch; null when it is missing.</summary>
    public static TaggedPatch? Read(PatchReference patch)
    {
        try
        {
            return TaggedPatch.Read(patch);
        }
        catch (PatchFileException)
        {
            return null;
        }
    }
}
