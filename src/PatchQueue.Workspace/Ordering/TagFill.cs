using PatchQueue.Composing;
using PatchQueue.Git;
using PatchQueue.Headers;

namespace PatchQueue.Ordering;

/// <summary>Fills in the tags that patches lack, from the commits that they are.</summary>
/// <param name="order">The upstream order of the clone.</param>
/// <param name="repository">The clone.</param>
public sealed class TagFill(CommitOrder order, string repository)
{
    private const string QueuedText = "Queued in subsystem maintainer repository";

    /// <summary>The headers of patches with what was missing.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="cancellation">Ends git.</param>
    /// <returns>One a patch, in their order; a patch whose commit is not known keeps its header.</returns>
    public IEnumerable<(TaggedPatch Patch, PatchHeader Header, CommitFacts? Commit)> Fill(
        IReadOnlyList<TaggedPatch> patches, CancellationToken cancellation)
    {
        var ids = patches.Select(patch => UpstreamCommit.NamedIn(patch.Header).FirstOrDefault()?.Id).ToList();
        var known = CommitFacts.Of(repository, ids.OfType<string>(), cancellation);
        return patches.Select((patch, i) =>
        {
            var commit = ids[i] is { } id ? known.GetValueOrDefault(id) : BySubject(patch.Header, cancellation);
            commit = commit is not null && order.CutOff.Contains(commit.Id) ? null : commit;
            return (patch, commit is null ? patch.Header : Filled(patch, commit), commit);
        });
    }

    private CommitFacts? BySubject(PatchHeader header, CancellationToken cancellation)
    {
        var subject = MailHeader.Read(header.Bytes.Span).Subject;
        var found = subject.Length == 0 ? [] : CommitFacts.BySubject(repository, subject, order.Tips, cancellation).ToList();
        var exact = found.FindAll(commit => commit.Subject == subject);
        return (exact.Count > 0 ? exact : found) is [var only] ? only : null;
    }

    private PatchHeader Filled(TaggedPatch patch, CommitFacts commit)
    {
        var header = Missing(Missing(Missing(patch.Header, "From", commit.Author), "Date", commit.Date), "Subject", commit.Subject);
        if (order.Find(commit.Id) is not { } place)
        {
            return header;
        }

        var partial = patch.FileCount < commit.Paths.Length ? " (partial)" : "";
        header = Missing(header, "Git-commit", commit.Id + partial);
        return place.Head > 0
            ? Missing(Missing(header, "Patch-mainline", QueuedText), "Git-repo", order.Ranking.Heads[place.Head].Repository.Text)
            : order.Releases.Of(place) is { } release ? Missing(header, "Patch-mainline", release) : header;
    }

    private static PatchHeader Missing(PatchHeader header, string name, string value) =>
        header.First(name) is null && value.Length > 0 ? HeaderEdit.Add(header, name, value) : header;
}
