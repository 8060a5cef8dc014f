using PatchQueue.Guards;
using PatchQueue.Queues;
using PatchQueue.Series;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>The patches of a queue that are applied, in order, over all its series files.</summary>
public sealed class PatchList : IDisposable
{
    private const int BytesPerEntry = 64;

    private readonly List<PatchReference> _references = [];
    private readonly List<SettingDiagnostic> _diagnostics = [];
    private readonly Dictionary<string, PatchFolder> _folders = new(StringComparer.Ordinal);

    private PatchList()
    {
    }

    /// <summary>The patches.</summary>
    public IReadOnlyList<PatchReference> References => _references;

    /// <summary>What is wrong with the series files, each with its file.</summary>
    public IReadOnlyList<SettingDiagnostic> Diagnostics => _diagnostics;

    /// <summary>Whether the series cannot be applied as they stand.</summary>
    public bool HasErrors => _diagnostics.Any(found => found.Diagnostic.Severity == Severity.Error);

    /// <summary>Reads the series files of a queue.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="settings">Its settings: symbols and the strip level of entries that name none.</param>
    /// <param name="isVanilla">Whether only the patches of kernel-source's vanilla kernel are wanted.</param>
    /// <exception cref="IOException">A series file, or the folder of its patches, cannot be read.</exception>
    public static PatchList Read(QueueFolder folder, QueueSettings settings, bool isVanilla)
    {
        var symbols = settings.SymbolSet;
        QuietHeap.Begin((int)(folder.Series.Sum(file => file.Length) / BytesPerEntry));
        return Read(
            folder, settings, file => file.Read(), series => series.Active(symbols).Where(entry => !isVanilla || entry.IsVanilla));
    }

    /// <summary>Takes some patches of a queue from its series files as somebody reads them.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="settings">Its settings: the strip level of entries that name none.</param>
    /// <param name="read">Reads a series file.</param>
    /// <param name="select">Which of its patches are wanted.</param>
    /// <exception cref="IOException">A series file, or the folder of its patches, cannot be read.</exception>
    public static PatchList Read(
        QueueFolder folder,
        QueueSettings settings,
        Func<SeriesFile, PatchSeries> read,
        Func<PatchSeries, IEnumerable<SeriesEntry>> select)
    {
        var list = new PatchList();
        foreach (var file in folder.Series)
        {
            var series = read(file);
            list._diagnostics.AddRange(series.Diagnostics.Select(found => new SettingDiagnostic(file.Path, found)));
            list._references.EnsureCapacity(list._references.Count + series.Entries.Length);
            list.Add(file, select(series), folder.Root, settings.Strip.Value);
        }

        return list;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var folder in _folders.Values)
        {
            folder.Dispose();
        }
    }

    private void Add(SeriesFile file, IEnumerable<SeriesEntry> entries, string root, int strip)
    {
        PatchFolder? folder = null;
        foreach (var entry in entries)
        {
            folder ??= FolderOf(file.PatchesDirectory, root);
            _references.Add(new PatchReference(
                entry.Name, folder, entry.GivenStripLevel ?? strip, entry.IsReversed, file.Path, entry.LineNumber));
        }
    }

    private PatchFolder FolderOf(string path, string root)
    {
        if (!_folders.TryGetValue(path, out var folder))
        {
            _folders.Add(path, folder = new PatchFolder(path, root));
        }

        return folder;
    }
}
