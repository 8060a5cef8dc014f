using PatchQueue.Git;
using PatchQueue.Guards;
using PatchQueue.Merging;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Committing;

/// <summary>What has changed of one series and its patches since the last commit.</summary>
internal sealed class SeriesChanges
{
    private readonly PatchSeries _before;
    private readonly PatchSeries _after;
    private readonly SeriesSplice _splice;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public SeriesChanges(SeriesFile file, ChangedFiles changes, SymbolSet symbols)
    {
        File = file;
        _after = file.Read();
        _before = SeriesReader.Read(changes.TryReadOlder(file.Path) ?? default, _after.Dialect);
        _splice = new SeriesSplice(_before, _after);
        Patches = [.. Find(changes, symbols)];
    }

    /// <summary>The series.</summary>
    public SeriesFile File { get; }

    /// <summary>The patches that have changed: those of the series in its order, behind them those that are gone.</summary>
    public IReadOnlyList<PatchChange> Patches { get; }

    /// <summary>Whether patches that were there before are in another order.</summary>
    public bool IsReordered
    {
        get
        {
            var (before, after) = (ByName(_before), ByName(_after));
            return !before.Keys.Where(after.ContainsKey).SequenceEqual(after.Keys.Where(before.ContainsKey));
        }
    }

    /// <summary>The series at the last commit.</summary>
    public byte[] Before => SeriesWriter.Write(_before);

    /// <summary>The series now.</summary>
    public byte[] After => SeriesWriter.Write(_after);

    /// <summary>The series with one patch more changed.</summary>
    public byte[] With(string name)
    {
        _names.Add(name);
        return _splice.With(_names);
    }

    private IEnumerable<PatchChange> Find(ChangedFiles changes, SymbolSet symbols)
    {
        var files = changes.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var (before, after) = (ByName(_before), ByName(_after));
        foreach (var name in after.Keys.Concat(before.Keys.Where(name => !after.ContainsKey(name))))
        {
            var path = Path.Combine(File.PatchesDirectory, name);
            var (old, fresh) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (old is null && fresh is not null && !System.IO.File.Exists(path))
            {
                throw new IOException($"{File.Path}:{fresh.LineNumber}: {name} is missing; nothing is committed");
            }

            var change = PatchChange.Of(
                name, old, fresh, files.GetValueOrDefault(path), changes.TryReadOlder(path),
                symbols);
            if (change is not null)
            {
                yield return change;
            }
        }
    }

    private static Dictionary<string, SeriesEntry> ByName(PatchSeries series) =>
        series.Entries.DistinctBy(entry => entry.DisplayName).ToDictionary(entry => entry.DisplayName, StringComparer.Ordinal);
}
