using System.Collections.Immutable;
using System.Text;
using PatchQueue.Expanding;
using PatchQueue.Git;
using PatchQueue.Guards;
using PatchQueue.Packaging;
using PatchQueue.Patches;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Export;

/// <summary>What a commit does to the patches of a queue, in sentences: added, dropped, refreshed, switched on or off.</summary>
/// <param name="folder">The queue.</param>
/// <param name="symbols">The symbols that say which patches are applied.</param>
/// <param name="history">The queue's git.</param>
/// <param name="objects">Its objects.</param>
internal sealed class CommitChanges(QueueFolder folder, SymbolSet symbols, WorktreeHistory history, GitObjects objects)
{
    /// <summary>The sentences, in the order of the series; none where the commit changes no patch.</summary>
    public ImmutableArray<string> Of(LoggedCommit commit)
    {
        var files = commit.Files.DistinctBy(file => file.Path).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var sentences = new List<string>();
        foreach (var series in folder.Series)
        {
            var told = Series(series, files, sentences);
            var below = history.RelativeName(series.PatchesDirectory) is "." ? "" : history.RelativeName(series.PatchesDirectory) + "/";
            foreach (var file in commit.Files.Where(file => IsPatch(file, below) && !told.Contains(file.Path[below.Length..])))
            {
                sentences.Add($"Refresh {file.Path[below.Length..]}{References(Tags(file.New!, file.Path))}");
            }
        }

        return [.. sentences];
    }

    private bool IsPatch(LoggedFile file, string below) =>
        file is { Old: not null, New: not null } && file.Path.StartsWith(below, StringComparison.Ordinal)
        && folder.Series.All(series => history.RelativeName(series.Path) != file.Path) && HasDiff(file.New);

    private bool HasDiff(string blob) => !PatchReader.Read(objects.ReadBlob(blob)).FilePatches.IsEmpty;

    private HashSet<string> Series(SeriesFile series, Dictionary<string, LoggedFile> files, List<string> sentences)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        if (!files.TryGetValue(history.RelativeName(series.Path), out var change))
        {
            return told;
        }

        var (before, after) = (Entries(series, change.Old), Entries(series, change.New));
        foreach (var (name, isOn) in after)
        {
            var sentence = !before.TryGetValue(name, out var was) ? Added(name, files, series)
                : was == isOn ? null
                : $"{(isOn ? "Enable" : "Disable")} {name}";
            Tell(name, sentence);
        }

        foreach (var name in before.Keys.Where(name => !after.ContainsKey(name)))
        {
            Tell(name, Dropped(name, files, series));
        }

        return told;

        void Tell(string name, string? sentence)
        {
            if (sentence is not null)
            {
                told.Add(name);
                sentences.Add(sentence);
            }
        }
    }

    private Dictionary<string, bool> Entries(SeriesFile series, string? blob)
    {
        var bytes = blob is null ? [] : objects.ReadBlob(blob);
        return SeriesReader.Read(bytes, series.Dialect ?? SeriesDialects.Detect(series.Path, bytes)).Entries
            .DistinctBy(entry => entry.DisplayName)
            .ToDictionary(entry => entry.DisplayName, entry => entry.Decide(symbols).IsIncluded, StringComparer.Ordinal);
    }

    private string Added(string name, Dictionary<string, LoggedFile> files, SeriesFile series) =>
        files.TryGetValue(PathOf(name, series), out var file) && file.New is { } blob && Tags(blob, name) is var tags
            ? $"Add {name}: {tags.Subject}{References(tags)}"
            : $"Add {name}";

    // Patch-mainline says which version has it.
    private string Dropped(string name, Dictionary<string, LoggedFile> files, SeriesFile series)
    {
        if (!files.TryGetValue(PathOf(name, series), out var file) || file.Old is not { } blob)
        {
            return $"Drop {name}";
        }

        var tags = Tags(blob, name);
        var version = tags.Mainline.StartsWith('v') ? $", which {tags.Mainline} has" : "";
        return $"Drop {name}{version}{References(tags)}";
    }

    private string PathOf(string name, SeriesFile series) => history.RelativeName(Path.Combine(series.PatchesDirectory, name));

    private PatchTags Tags(string blob, string name)
    {
        var bytes = PatchPacking.Unpack(objects.ReadBlob(blob), Encoding.UTF8.GetBytes(name), int.MaxValue);
        return PatchTags.Read(bytes[..PatchReader.Read(bytes).HeaderLength], name);
    }

    private static string References(PatchTags tags) => tags.ReferenceLine.Length > 0 ? $" ({tags.ReferenceLine})" : "";
}
