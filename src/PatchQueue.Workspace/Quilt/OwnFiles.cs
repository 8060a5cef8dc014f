using System.Text;
using PatchQueue.Journal;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>The files of <c>.pc</c> that are no patch's: what is missing is prepared, and what is not as it is to be.</summary>
/// <param name="before">The <c>.pc</c> as it is; null for none.</param>
/// <param name="queue">Said in a <c>.pc</c> that does not say it yet; null says nothing.</param>
/// <param name="prepared">Prepares them.</param>
internal sealed class OwnFiles(QuiltTree? before, QuiltQueue? queue, PreparedState prepared)
{
    private readonly List<QuiltStep> _steps = [];

    /// <summary>The steps that put them in place.</summary>
    public IReadOnlyList<QuiltStep> Steps => _steps;

    /// <summary>Prepares them.</summary>
    /// <param name="applied">The patches that are in, from the first.</param>
    public void Place(IReadOnlyList<QuiltName> applied)
    {
        if (before is null)
        {
            Place(".version", "2\n"u8);
        }

        if (queue is not null && before?.PatchesDirectory is null)
        {
            Place(".quilt_patches", Encoding.UTF8.GetBytes(queue.PatchesDirectory + "\n"));
        }

        if (queue is not null && before?.SeriesName is null)
        {
            Place(".quilt_series", Encoding.UTF8.GetBytes(queue.SeriesName + "\n"));
        }

        if (queue?.OwnSeries is { } series && !series.AsSpan().SequenceEqual(before?.TryReadOwnSeries()))
        {
            Place("series", series);
        }

        if (applied.Count > 0 && (before is null || !applied.SequenceEqual(before.Names)))
        {
            Place("applied-patches", AppliedList.Write(applied));
        }
    }

    private void Place(string name, ReadOnlySpan<byte> content) => _steps.Add(prepared.PrepareOwn(TreePath.Parse(name), content));
}
