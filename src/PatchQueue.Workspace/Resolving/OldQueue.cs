using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Resolving;

/// <summary>The queue as it was before a rebase that is going on, and what its patches have become so far.</summary>
public sealed class OldQueue : IDisposable
{
    private readonly PatchList _list;
    private readonly PatchFolders _before;

    private OldQueue(PatchList list, PatchFolders before)
    {
        (_list, _before) = (list, before);
        Sources = [.. list.References.Select(before.Of)];
    }

    /// <summary>The patches as the queue has them, in the old order.</summary>
    public IReadOnlyList<PatchReference> Patches => _list.References;

    /// <summary>The same where they lie as they were.</summary>
    public IReadOnlyList<PatchReference> Sources { get; }

    /// <summary>What has been settled, by the patch's place, from 0: the patch as it is now, or null for one that is gone.</summary>
    public Dictionary<int, ReadOnlyMemory<byte>?> Settled { get; } = [];

    /// <summary>Reads it.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="rebase">The folder of the rebase.</param>
    /// <param name="open">The patches that wait.</param>
    /// <exception cref="IOException">A series file, or the folder of its patches, cannot be read.</exception>
    public static OldQueue Read(QueueFolder folder, QueueSettings settings, RebaseFolder rebase, IReadOnlyCollection<string> open)
    {
        var symbols = settings.SymbolSet;
        var list = PatchList.Read(
            folder, settings, file => QueueFile.TryRead(rebase.BeforeOf(file.Path)) is { } bytes ? file.Read(bytes) : file.Read(),
            series => series.Active(symbols));
        var queue = new OldQueue(list, new PatchFolders(rebase));
        var active = folder.Series
            .SelectMany(file => file.Read().Active(symbols).Select(entry => (file.Path, entry.DisplayName))).ToHashSet();
        for (var i = 0; i < list.References.Count; i++)
        {
            var patch = list.References[i];
            var isActive = active.Contains((patch.SeriesFile, patch.DisplayName));
            if (!isActive || !open.Contains(patch.DisplayName))
            {
                queue.Add(i, isActive ? QueueFile.TryRead(patch.FilePath) : null, rebase, isActive);
            }
        }

        return queue;
    }

    /// <summary>The place of a patch, from 0; -1 when there is none of that name.</summary>
    public int IndexOf(string name) => Enumerable.Range(0, Patches.Count).FirstOrDefault(i => Patches[i].DisplayName == name, -1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _list.Dispose();
        _before.Dispose();
    }

    // A patch of which nothing was kept has never waited, and is what it was.
    private void Add(int index, byte[]? now, RebaseFolder rebase, bool isActive)
    {
        var patch = Patches[index];
        if (!isActive || now is null)
        {
            Settled[index] = null;
        }
        else if (File.Exists(rebase.BeforeOf(patch.FilePath)))
        {
            Settled[index] = PatchPacking.Unpack(now, patch.Name.Span);
        }
    }

    private sealed class PatchFolders(RebaseFolder rebase) : IDisposable
    {
        private readonly Dictionary<string, PatchFolder> _folders = new(StringComparer.Ordinal);

        public PatchReference Of(PatchReference patch)
        {
            var folder = rebase.BeforeOf(patch.Folder.Path);
            if (!File.Exists(Path.Combine(folder, Path.GetRelativePath(patch.Folder.Path, patch.FilePath))))
            {
                return patch;
            }

            if (!_folders.TryGetValue(folder, out var opened))
            {
                _folders.Add(folder, opened = new PatchFolder(folder, rebase.Root));
            }

            return patch with { Folder = opened };
        }

        public void Dispose()
        {
            foreach (var folder in _folders.Values)
            {
                folder.Dispose();
            }
        }
    }
}
