using System.Collections.Immutable;
using PatchQueue.Records;
using PatchQueue.Series;
using PatchQueue.Work;

namespace PatchQueue.Expanding;

/// <summary>
/// Finds out which patches of a series are those of a record. A file whose identity is the one noted is not read.
/// </summary>
internal static class SeriesComparison
{
    private const int Batch = 256;

    /// <summary>Compares; the patches that are not known by their identity are read.</summary>
    /// <param name="known">The tree.</param>
    /// <param name="patches">The series.</param>
    /// <param name="readsAll">Whether patches are read even where their identity is the one noted.</param>
    /// <param name="crew">The threads.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static SeriesChange Compare(
        KnownTree known, SeriesPatches patches, bool readsAll, Crew crew, CancellationToken cancellation)
    {
        var partners = PartnersByName(known.Record.Patches, patches);
        if (known.Stats is { } stats && !readsAll)
        {
            crew.Do(
                (patches.Count + Batch - 1) / Batch,
                (_, batch) => Recognize(batch, partners, known.Record, stats, patches),
                cancellation);
        }

        patches.Read([.. Enumerable.Range(0, patches.Count).Where(i => patches.IdentityOf(i).IsEmpty)], crew, null, cancellation);
        for (var i = 0; i < partners.Length; i++)
        {
            partners[i] = partners[i] >= 0 && known.Record.Patches[partners[i]].DoesTheSameAs(patches.ToRecord(i, isApplied: true))
                ? partners[i]
                : -1;
        }

        return SeriesChange.Between(known.Record.Patches, partners);
    }

    private static void Recognize(int batch, int[] partners, TreeRecord record, TreeStats stats, SeriesPatches patches)
    {
        for (var i = batch * Batch; i < Math.Min((batch + 1) * Batch, patches.Count); i++)
        {
            if (partners[i] < 0)
            {
                continue;
            }

            var reference = patches.References[i];
            var identity = reference.Folder.Identify(reference.Name.Span);
            if (identity == stats.Patches[partners[i]] && identity.IsSettledAt(stats.Moment))
            {
                patches.Note(i, record.Patches[partners[i]].Hash, identity);
            }
        }
    }

    // Mostly the two series are the same but for a few lines, so what begins and ends alike is paired first.
    private static int[] PartnersByName(ImmutableArray<RecordedPatch> old, SeriesPatches patches)
    {
        var partners = new int[patches.Count];
        Array.Fill(partners, -1);
        var (start, oldEnd, newEnd) = (0, old.Length, patches.Count);
        for (; start < Math.Min(oldEnd, newEnd) && IsNamed(start, start); start++)
        {
            partners[start] = start;
        }

        for (; oldEnd > start && newEnd > start && IsNamed(oldEnd - 1, newEnd - 1); oldEnd--, newEnd--)
        {
            partners[newEnd - 1] = oldEnd - 1;
        }

        var rest = new Dictionary<ReadOnlyMemory<byte>, int>(NameComparer.Instance);
        for (var i = start; i < oldEnd; i++)
        {
            rest.TryAdd(old[i].Name, i);
        }

        for (var i = start; i < newEnd; i++)
        {
            if (rest.Remove(patches.References[i].Name, out var partner))
            {
                partners[i] = partner;
            }
        }

        return partners;

        bool IsNamed(int oldPlace, int newPlace) => old[oldPlace].Name.Span.SequenceEqual(patches.References[newPlace].Name.Span);
    }
}
