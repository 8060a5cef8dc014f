using System.Collections.Immutable;
using PatchQueue.Checking;
using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Checks;

/// <summary>Checks a queue in one pass: each file is read once, by several threads.</summary>
/// <param name="queue">The queue.</param>
/// <param name="list">Its patches, those that guards disable included.</param>
/// <param name="crew">The threads.</param>
public sealed class QueueCheck(OpenedQueue queue, PatchList list, Crew crew)
{
    /// <summary>Checks some patches by themselves.</summary>
    /// <param name="patches">The patches.</param>
    /// <param name="cancellation">Looked at before each.</param>
    /// <returns>What was found, in the order of the patches.</returns>
    public ImmutableArray<Finding> Patches(IReadOnlyList<PatchToCheck> patches, CancellationToken cancellation)
    {
        var found = new IReadOnlyList<Finding>[patches.Count];
        var readers = new PatchReader[crew.Size];
        crew.Do(
            patches.Count,
            (worker, i) => found[i] = Check(patches[i], readers[worker] ??= new PatchReader(), out _),
            cancellation);
        return [.. found.SelectMany(findings => findings)];
    }

    /// <summary>Checks the whole queue: the series, every patch, and what holds between them.</summary>
    /// <param name="profile">The rules.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    public ImmutableArray<Finding> All(CheckProfile profile, CancellationToken cancellation)
    {
        var patches = list.References.DistinctBy(patch => patch.FilePath).ToList();
        var found = new IReadOnlyList<Finding>[patches.Count];
        var headers = new PatchHeader?[found.Length];
        var readers = new PatchReader[crew.Size];
        crew.Do(
            found.Length,
            (worker, i) => found[i] = Check(
                new PatchToCheck(patches[i], profile, null), readers[worker] ??= new PatchReader(), out headers[i]),
            cancellation);
        var commits = new CommitIndex();
        for (var i = 0; i < headers.Length; i++)
        {
            if (headers[i] is { } header)
            {
                commits.Add(patches[i].DisplayName, header);
            }
        }

        return
        [
            .. Series(), .. found.SelectMany(findings => findings), .. commits.Twice(), .. Blacklisted(commits),
            .. UnusedFiles.Of(queue.Folder!, list),
        ];
    }

    private IEnumerable<Finding> Blacklisted(CommitIndex commits) =>
        Blacklist.Read(QueueFile.TryRead(QueueHeaders.BlacklistOf(queue.Folder!))).Entries.Where(entry => Blacklist.IsCommit(entry.Text))
            .SelectMany(entry => commits.PatchesOf(entry.Text).Select(patch => QueueRule.CommitBlacklisted.At(
                patch, 0, $"its commit {entry.Text[..12]} is on line {entry.Line} of blacklist.conf")));

    /// <summary>What is wrong with the series files.</summary>
    public IEnumerable<Finding> Series() => list.Diagnostics.Select(found => new Finding(
        Shown(found.Place), found.Diagnostic.Line, found.Diagnostic.Severity, found.Diagnostic.Code, found.Diagnostic.Message, null));

    private IReadOnlyList<Finding> Check(PatchToCheck patch, PatchReader reader, out PatchHeader? header)
    {
        header = null;
        var (bytes, fault) = patch.Bytes is { } given
            ? (given, null)
            : patch.Reference.Folder.Read(patch.Reference.Name.Span, new PatchSlab(0), out _);
        if (fault is not null)
        {
            return [QueueRule.PatchMissing.At(
                Shown(patch.Reference.SeriesFile), patch.Reference.SeriesLine, $"{patch.Reference.DisplayName} {fault}")];
        }

        var read = reader.ReadNext(bytes);
        header = PatchHeader.Read(bytes[..read.HeaderLength]);
        return PatchCheck.Of(new PatchFacts(patch.Reference.Name, read, header, DomainsOf(patch.Profile)), patch.Profile);
    }

    private ImmutableArray<string> DomainsOf(CheckProfile profile) =>
        profile == CheckProfile.Suse || profile == CheckProfile.SuseUpdate ? queue.Settings.Domains.Value : [];

    private string Shown(string path) => Path.GetRelativePath(queue.Folder!.Root, path) is var relative
        && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
}
