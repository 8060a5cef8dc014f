using System.Text;
using PatchQueue.Checking;
using PatchQueue.Checks;
using PatchQueue.Cli;
using PatchQueue.Composing;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Commands;

/// <summary>The patches of a queue that have changed by its git, with the series as the newer state has it.</summary>
internal sealed class ChangedPatches : IDisposable
{
    private readonly ChangedFiles _changes;
    private readonly PatchList _list;

    private ChangedPatches(QueueSession session, ChangedFiles changes)
    {
        _changes = changes;
        _list = PatchList.Read(
            session.Queue.Folder!,
            session.Queue.Settings,
            Read,
            series => series.Entries);
    }

    /// <summary>Finds them.</summary>
    /// <param name="session">The queue.</param>
    /// <param name="isStaged">Whether the next commit's are meant.</param>
    /// <param name="range">Two revisions as <c>A..B</c>; null for what differs from HEAD.</param>
    /// <exception cref="UsageException">The range is none.</exception>
    public static ChangedPatches Of(QueueSession session, bool isStaged, string? range)
    {
        var root = session.Queue.Folder!.Root;
        if (isStaged || range is null)
        {
            return new ChangedPatches(session, isStaged
                ? ChangedFiles.InIndex(root, session.Context.Environment.GetValueOrDefault("GIT_INDEX_FILE"))
                : ChangedFiles.InWorktree(root));
        }

        return range.Split("..") is [{ Length: > 0 } from, var to]
            ? new ChangedPatches(session, ChangedFiles.Between(root, from, to.Length == 0 ? "HEAD" : to))
            : throw new UsageException($"'{range}' is no range of commits", "a range is A..B");
    }

    /// <summary>What is wrong with the series now.</summary>
    public IEnumerable<Finding> Series() => _list.Diagnostics.Select(found => new Finding(
        Path.GetFileName(found.Place), found.Diagnostic.Line, found.Diagnostic.Severity, found.Diagnostic.Code,
        found.Diagnostic.Message, null));

    /// <summary>The patches, by the rules for new ones where git did not have them; what is gone is left out.</summary>
    /// <param name="profile">The rules; kernel-source's two profiles stand for each other.</param>
    public IReadOnlyList<PatchToCheck> ToCheck(CheckProfile profile)
    {
        var references = _list.References.DistinctBy(patch => patch.FilePath).ToDictionary(patch => patch.FilePath, StringComparer.Ordinal);
        return
        [
            .. _changes.Files.Where(file => file.Content is not null && references.ContainsKey(file.Path))
                .Select(file => new PatchToCheck(references[file.Path], Suited(profile, file.IsNew), Unpacked(file))),
        ];
    }

    /// <summary>A series as the newer state has it.</summary>
    public PatchSeries Read(SeriesFile file) => _changes.TryRead(file.Path) is { } bytes
        ? SeriesReader.Read(bytes, file.Dialect ?? SeriesDialects.Detect(file.Path, bytes.Span))
        : file.Read();

    /// <summary>A patch as the newer state has it; null where it is missing.</summary>
    public TaggedPatch? Read(PatchReference patch) => _changes.Files.FirstOrDefault(file => file.Path == patch.FilePath) is { } changed
        ? changed.Content is null ? null : TaggedPatch.Of(patch, Unpacked(changed))
        : UpstreamArguments.Read(patch);

    /// <inheritdoc/>
    public void Dispose()
    {
        _list.Dispose();
        _changes.Dispose();
    }

    private static CheckProfile Suited(CheckProfile profile, bool isNew) =>
        profile == CheckProfile.Suse || profile == CheckProfile.SuseUpdate ? isNew ? CheckProfile.Suse : CheckProfile.SuseUpdate : profile;

    private static ReadOnlyMemory<byte> Unpacked(ChangedFile file) =>
        PatchPacking.Unpack(file.Content!.Value, Encoding.UTF8.GetBytes(file.Path));
}
