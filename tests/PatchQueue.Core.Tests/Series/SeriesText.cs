using System.Text;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

/// <summary>Series written in a test as text; Latin-1, so that any byte can be written.</summary>
internal static class SeriesText
{
    public static PatchSeries Read(string text, SeriesDialect dialect) => SeriesReader.Read(Encoding.Latin1.GetBytes(text), dialect);

    public static string[] Names(PatchSeries series) => [.. series.Entries.Select(entry => Encoding.Latin1.GetString(entry.Name.Span))];

    public static string[] Findings(PatchSeries series) => [.. series.Diagnostics.Select(d => $"{d.Line}: {d.Severity} {d.Code}")];
}
