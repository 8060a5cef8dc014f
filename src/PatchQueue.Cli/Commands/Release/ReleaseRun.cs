using System.CommandLine;
using PatchQueue.Cli;
using PatchQueue.Export;
using PatchQueue.Git;
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
    private readonly string _package = context.PathOf(
        request.Out ?? throw new UsageException("it is not said where the package goes", "name a folder with --out"));

    /// <summary>Goes through them; each is told when it is done.</summary>
    /// <param name="isSigned">Whether the tag is.</param>
    public IEnumerable<ReleaseStep> Steps(bool isSigned)
    {
        var history = WorktreeHistory.Find(context.WorkingDirectory, cancellation)
            ?? throw new UsageException("a release needs the queue's git, and there is none here", "pq export needs none");
        var tags = new TagMaker(history.Top, context.Environment, cancellation);
        DemandTag(tags, history.Head);
        yield return Export(history.Head);
        if (request.Tag is { } tag)
        {
            yield return Tag(tags, tag, history.Head, isSigned);
        }

        foreach (var target in targets)
        {
            yield return new ReleaseStep("submit", false, target(_package, cancellation));
        }
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
        var (record, key) = (ReleaseRecord.Beside(_package), request.KeyFor(commit));
        if (record.DigestFor(key) is { } digest && PackageDigest.TryOf(_package) == digest)
        {
            return new ReleaseStep("export", true, DisplayText.Of(_package));
        }

        using var opened = OpenedExport.Open(request, context, cancellation);
        var report = opened.Run(ExpandedQueue.Make, cancellation);
        record.Note(key, PackageDigest.TryOf(_package)!);
        return new ReleaseStep(
            "export", false,
            $"{report.Name} {report.Version} with {report.Patches} patches as {report.Format} in {DisplayText.Of(_package)}, "
            + $"verified ({report.Verified})");
    }

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
