using System.Text;
using PatchQueue.Drafting;
using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Backporting;

/// <summary>
/// Puts patches of stable releases into a series: behind those that are there, else below the comment that kernel-source keeps for
/// them, else before all others.
/// </summary>
internal static class StablePlace
{
    private const string Heading = "latest standard kernel patches";

    /// <summary>Puts them in.</summary>
    /// <param name="folder">The queue.</param>
    /// <param name="draft">Its series files.</param>
    /// <param name="directory">The folder of the stable patches below that of the patches.</param>
    /// <param name="names">The patches, in order.</param>
    public static void Insert(QueueFolder folder, SeriesDraft draft, string directory, IReadOnlyList<byte[]> names)
    {
        var file = folder.Series[0];
        draft.Change(file.Path, series =>
        {
            var last = LastOf(series, directory);
            foreach (var name in names)
            {
                series = last is not null ? SeriesEdit.Insert(series, last, name)
                    : HeadingOf(series) is { } heading ? SeriesEdit.InsertBelow(series, heading, name)
                    : SeriesEdit.Insert(series, null, name);
                last = series.Entries.First(entry => entry.Name.Span.SequenceEqual(name));
            }

            return series;
        });
    }

    private static SeriesEntry? LastOf(PatchSeries series, string directory)
    {
        var prefix = Encoding.UTF8.GetBytes(directory + "/");
        return directory.Length == 0 ? null : series.Entries.LastOrDefault(entry => entry.Name.Span.StartsWith(prefix));
    }

    private static SeriesLine.Comment? HeadingOf(PatchSeries series) => series.Lines.OfType<SeriesLine.Comment>()
        .FirstOrDefault(line => Encoding.UTF8.GetString(line.Bytes.Span).Contains(Heading, StringComparison.OrdinalIgnoreCase));
}
