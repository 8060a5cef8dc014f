using System.Collections.Immutable;
using PatchQueue.Changelogs;
using PatchQueue.Cli;
using PatchQueue.Comparing;
using PatchQueue.Expanding;
using PatchQueue.Export;
using PatchQueue.Git;
using PatchQueue.Headers;
using PatchQueue.Packaging;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Where a package comes from: the queue's commit and its time, and the changelog that its history gives.</summary>
internal sealed class ExportOrigin
{
    // Older entries are of no use in a package that no older changelog is continued in.
    private const int MostEntries = 200;

    private readonly ExportRequest _request;
    private readonly OpenedQueue _queue;
    private readonly CommandContext _context;

    /// <summary>Finds out.</summary>
    /// <exception cref="ExportException">The queue has changes that are not committed, or the clone is shallow.</exception>
    public ExportOrigin(
        ExportRequest request,
        OpenedQueue queue,
        IReadOnlyList<PatchReference> patches,
        CommandContext context,
        CancellationToken cancellation)
    {
        (_request, _queue, _context) = (request, queue, context);
        var history = WorktreeHistory.Find(queue.Folder!.Root, cancellation);
        history = history?.NewestTouching(queue.Folder.Series[0].Path) is null ? null : history;
        if (history?.FirstChange(queue.Folder.Root) is { } changed && !request.IsDirty)
        {
            throw new ExportException(
                $"{DisplayText.Of(changed)} has changes that are not committed",
                    "commit them (pq commit), or take them along with --dirty");
        }

        Stamp = new SourceStamp(Epoch() ?? history?.NewestTouching(queue.Folder.Root) ?? NewestDate(patches), history?.Head,
            history?.Branch);
        (Changes, OlderChanges) = ReadChanges(history, patches, cancellation);
    }

    /// <summary>What the package is made from, and when.</summary>
    public SourceStamp Stamp { get; }

    /// <summary>What has been done to the queue, the newest first; never empty.</summary>
    public ImmutableArray<ChangelogEntry> Changes { get; }

    /// <summary>An older changelog, which follows.</summary>
    public string OlderChanges { get; }

    private (ImmutableArray<ChangelogEntry> Changes, string Older) ReadChanges(
        WorktreeHistory? history, IReadOnlyList<PatchReference> patches, CancellationToken cancellation)
    {
        var path = _request.Changes is { } named ? _context.PathOf(named) : Path.Combine(_queue.Folder!.Root, "rpm",
            "kernel-source.changes.old");
        var older = File.Exists(path) ? File.ReadAllText(path)
            : _request.Changes is null ? ""
            : throw new FileNotFoundException($"there is no changelog {DisplayText.Of(path)}");
        var mark = ChangelogMark.LastCommit(older);
        if (_request.Changes is not null && mark is null)
        {
            throw new ExportException($"{DisplayText.Of(path)} has no line 'last commit: ID' to go on from",
                "the commit of its newest entry belongs there");
        }

        var entries = history is null && _request.ChangesFrom is null
            ? []
            : _request.ChangesFrom is { } release
            ? [SinceRelease(release, history)]
            : new QueueLog(_queue.Folder!, _queue.Settings.SymbolSet, history!)
                .Read(mark, history!.Head, mark is null ? MostEntries : null, cancellation);
        return (entries.IsEmpty ? [WithoutHistory(patches)] : entries, ChangelogMark.Without(older));
    }

    private ChangelogEntry SinceRelease(string release, WorktreeHistory? history)
    {
        if (history is null)
        {
            throw new ExportException("--changes-from needs the queue's git, and there is none", "pq export --diff compares two packages");
        }

        var (old, fresh) = QueueVersion.OfCommits(_queue.Folder!, _queue.Settings, release, "HEAD");
        var author = history.AuthorOf("HEAD");
        var range = $"{history.Resolve(release)[..12]}..{history.Head[..12]}";
        return RangeChanges.Of(
            PatchPairing.Of(old.ToCompare(), fresh.ToCompare()), $"Update from {release} (commit range: {range})",
            author.When, author.Name, author.Email) with
        { Commit = history.Head };
    }

    // Where no git tells what was done, it is told what the patches are.
    private ChangelogEntry WithoutHistory(IReadOnlyList<PatchReference> patches) => new(
        Stamp.When, "pq", "pq@localhost",
        [new ChangelogItem($"Exported with {patches.Count} patches.", [.. patches.Take(MostEntries).Select(LineOf)])]);

    private static string LineOf(PatchReference patch)
    {
        var bytes = patch.Folder.TryRead(patch.Name.Span) ?? default;
        var tags = PatchTags.Read(bytes[..PatchReader.Read(bytes).HeaderLength], patch.DisplayName);
        return tags.References.Count > 0 ? $"{tags.Subject} ({tags.ReferenceLine})" : tags.Subject;
    }

    private long? Epoch() =>
        _request.Epoch is { } given ? given
        : _context.Environment.GetValueOrDefault("SOURCE_DATE_EPOCH") is not { Length: > 0 } value ? null
        : long.TryParse(value, out var seconds) && seconds >= 0 ? seconds
        : throw new UsageException("SOURCE_DATE_EPOCH is no number of seconds");

    // Without git the newest date that a patch bears is as good as any, and the same for everybody.
    private static long NewestDate(IReadOnlyList<PatchReference> patches) => patches
        .Select(patch => patch.Folder.TryRead(patch.Name.Span) is { } bytes
            ? MailHeader.Read(bytes.Span[..PatchReader.Read(bytes).HeaderLength]).Date?.ToUnixTimeSeconds() ?? 0
            : 0)
        .DefaultIfEmpty(0).Max(date => Math.Max(date, 0));
}
