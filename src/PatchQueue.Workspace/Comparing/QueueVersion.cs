using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Work;

namespace PatchQueue.Comparing;

/// <summary>One version of a queue: its active patches, read.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Patches">The patches, in the order of the series.</param>
public sealed record QueueVersion(string Name, ImmutableArray<PlannedPatch> Patches)
{
    /// <summary>The patches, to be compared.</summary>
    public IReadOnlyList<VersionedPatch> ToCompare() =>
        [.. Patches.Select((patch, i) => new VersionedPatch(i + 1, patch.Name, patch.Whole))];

    /// <summary>Reads a queue as it lies on disk.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="folder">The queue.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at before each patch.</param>
    /// <exception cref="PatchFileException">A patch cannot be read.</exception>
    public static QueueVersion OfDisk(string name, QueueFolder folder, QueueSettings settings, Crew crew, CancellationToken cancellation)
    {
        using var list = PatchList.Read(folder, settings, isVanilla: false);
        return new QueueVersion(name, new SeriesPatches(list.References).ReadAll(crew, null, cancellation));
    }

    /// <summary>Reads two commits of a queue's git.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="from">A revision.</param>
    /// <param name="to">A revision.</param>
    /// <exception cref="GitException">The queue is in no worktree, or a revision is none.</exception>
    /// <exception cref="IOException">A patch is missing.</exception>
    public static (QueueVersion Old, QueueVersion New) OfCommits(QueueFolder folder, QueueSettings settings, string from, string to)
    {
        using var changes = ChangedFiles.Between(folder.Root, from, to);
        return (Read(from, folder, settings, changes.TryReadOlder), Read(to, folder, settings, changes.TryRead));
    }

    private static QueueVersion Read(
        string name, QueueFolder folder, QueueSettings settings, Func<string, ReadOnlyMemory<byte>?> read)
    {
        var patches = ImmutableArray.CreateBuilder<PlannedPatch>();
        foreach (var file in folder.Series)
        {
            foreach (var entry in file.Read((read(file.Path) ?? default).ToArray()).Active(settings.SymbolSet))
            {
                var path = Path.Combine(file.PatchesDirectory, entry.DisplayName);
                var bytes = read(path) ?? throw new IOException($"{name} has no {path}, which its series names");
                patches.Add(new PlannedPatch(
                    entry.Name, PatchReader.Read(PatchPacking.Unpack(bytes, entry.Name.Span)),
                    entry.GivenStripLevel ?? settings.Strip.Value, entry.IsReversed));
            }
        }

        return new QueueVersion(name, patches.DrainToImmutable());
    }
}
