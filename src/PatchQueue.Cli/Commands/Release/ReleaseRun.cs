using PatchQueue.Cli;
using PatchQueue.Export;
using PatchQueue.Git;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>
/// The steps of a release: checked and exported, tagged, handed over. Each can be done again without harm, so that a run that was cut off
/// goes on where it was.
/// </summary>
/// <param name="request">The package.</param>
/// <param name="targets">Where it goes.</param>
/// <param name="context">The world around the command.</param>
/// <param name="cancellation">Ends the run.</param>
internal sealed class ReleaseRun(
    ExportRequest request, IReadOnlyList<ReleaseTarget> targets, CommandContext context, CancellationToken cancellation)
{
    private readonly string _package = request.Target(context);

    /// <summary>Goes through them; each is told when it is done.</summary>
    /// <param name="isSigned">Whether the tag is.</param>
    public IEnumerable<ReleaseStep> Steps(bool isSigned)
    {
        if (request.IsDirty)
        {
            throw new UsageException("a release is of a commit, and takes nothing --dirty along", "commit the changes first (pq commit)");
        }

        var history = History();
        var commit = request.Revision is { } revision ? history.Resolve(revision) : history.Head;
        var tags = new TagMaker(history.Top, context.Environment, cancellation);
        DemandTag(tags, commit);
        yield return Export(commit);
        if (request.Tag is { } tag)
        {
            yield return Tag(tags, tag, commit, isSigned);
        }

        foreach (var target in targets)
        {
            yield return new ReleaseStep("submit", false, target(_package, cancellation));
        }
    }

    // As the export finds it: around the queue, or, for one of its revisions, around where one stands.
    private WorktreeHistory History()
    {
        var queue = request.Revision is null ? QueueOpener.Open(context.WorkingDirectory, request.Queue, context.Environment).Folder : null;
        return WorktreeHistory.Find(queue?.Root ?? context.WorkingDirectory, cancellation)
            ?? throw new UsageException("a release needs the queue's git, and there is none here", "pq export needs none");
    }

    // Nobody waits for a package whose tag is taken.
    private void DemandTag(TagMaker tags, string commit)
    {
        if (request.Tag is { } tag && (!tags.IsName(tag) || (tags.TryFind(tag) is { } other && other != commit)))
        {
            throw new HintedException(
                $"the tag {DisplayText.Of(tag)} {(tags.IsName(tag) ? "stands for another commit" : "is none that git allows")}",
                "name another with --tag");
        }
    }

    private ReleaseStep Export(string commit)
    {
        var (record, key) = (ReleaseRecord.Beside(_package), new ReleaseKey(request, context).Of(commit));
        var known = record.DigestFor(key);
        if (known is { Length: > 0 } && known == Digest())
        {
            return new ReleaseStep("export", true, DisplayText.Of(_package));
        }

        // A run that was killed behind its export has left the package without a digest: that one is no stranger's.
        var replaces = request.IsForced || known is "";
        FolderReplacement.Demand(_package, replaces);
        var report = record.During(key, () => Make(request with { IsForced = replaces }, commit));
        record.Note(key, Digest()!);
        return new ReleaseStep(
            "export", false,
            $"{report.Name} {report.Version} with {report.Patches} patches as {report.Format} in {DisplayText.Of(_package)}, "
            + $"verified ({report.Verified})");
    }

    private ExportReport Make(ExportRequest wanted, string commit)
    {
        using var opened = OpenedExport.Open(wanted, context, cancellation);
        return opened.Commit == commit
            ? opened.Run(ExpandedQueue.Make, cancellation)
            : throw new HintedException(
                opened.Commit is null ? "git has no commit with this queue" : "the queue's commit has changed meanwhile",
                opened.Commit is null ? "commit it first" : "run the command again");
    }

    private string? Digest() => Directory.Exists(_package) ? TreeManifest.OfDirectory(_package, cancellation).Hash : null;

    private static ReleaseStep Tag(TagMaker tags, string tag, string commit, bool isSigned)
    {
        var isThere = tags.TryFind(tag) is not null;
        if (!isThere)
        {
            tags.Set(tag, commit, $"Release {tag}", isSigned);
        }

        return new ReleaseStep("tag", isThere, $"{DisplayText.Of(tag)} at {commit[..12]}");
    }
}
