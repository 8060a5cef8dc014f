using PatchQueue.Expanding;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Work;

namespace PatchQueue.Editing;

/// <summary>
/// Brings what a tree's record says of its patches in line with the series, where the change is one that no file of the tree has to do
/// with: another name, another header. All else that is known of the tree stays: files taken in, and changes that are not refreshed.
/// </summary>
/// <param name="tree">The tree; locked.</param>
/// <param name="crew">The threads.</param>
public sealed class RecordedPatches(WorkTree tree, Crew crew)
{
    /// <summary>Follows the series.</summary>
    /// <param name="series">The active patches as they are now.</param>
    /// <param name="reheaded">The files of patches, absolute, of which only the text before the diff has changed.</param>
    /// <returns>Whether the record said otherwise.</returns>
    public bool Follow(IReadOnlyList<PatchReference> series, IReadOnlyCollection<string> reheaded)
    {
        if (tree.Known is not { } known)
        {
            return false;
        }

        var old = known.Record.Patches;
        var places = Enumerable.Range(0, Math.Min(old.Length, series.Count))
            .Where(i => !series[i].Name.Span.SequenceEqual(old[i].Name.Span) || reheaded.Contains(series[i].FilePath)).ToList();
        var patches = new SeriesPatches([.. series.Take(old.Length)]);
        patches.Read(places, crew, null, CancellationToken.None);
        var changed = places.Select(i => (Place: i, Patch: patches.ToRecord(i, old[i].IsApplied)))
            .Where(found => found.Patch.DoesTheSameAs(old[found.Place]) || reheaded.Contains(series[found.Place].FilePath))
            .ToDictionary(found => found.Place, found => found.Patch);
        if (changed.Count == 0)
        {
            return false;
        }

        Write(known, known.Record with { Patches = [.. old.Select((patch, i) => changed.GetValueOrDefault(i, patch))] }, changed.Keys);
        return true;
    }

    private void Write(KnownTree known, TreeRecord record, IReadOnlyCollection<int> places)
    {
        using var transaction = TreeTransaction.Begin(tree.Root, tree.State, record.LastNumber);
        try
        {
            var fresh = record with { Forced = ForcedIn(known.Record, record) };
            RecordRewriting.Commit(tree, transaction, [], fresh, places, crew, quilt => Rename(quilt, known.Record, fresh, crew));
        }
        finally
        {
            tree.Reread();
            if (!transaction.IsUnfinished)
            {
                transaction.End(isCommitted: true);
            }
        }
    }

    private static IReadOnlyList<QuiltStep> Rename(QuiltUpdate quilt, TreeRecord old, TreeRecord fresh, Crew crew)
    {
        var (before, after) = (QuiltUpdate.NamesOf(old), QuiltUpdate.NamesOf(fresh));
        foreach (var (from, to) in before.Zip(after).Where(pair => !pair.First.Equals(pair.Second)))
        {
            quilt.Change.Rename(from, to);
        }

        return quilt.Change.Finish(after, crew);
    }

    // A patch that was forced in and has got another header is still that patch.
    private static ForcedPatch? ForcedIn(TreeRecord old, TreeRecord record) =>
        old.Forced is { } forced ? forced with { Hash = record.Patches[^1].Hash } : null;
}
