using System.Globalization;
using PatchQueue.Cache;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>The cache as a table.</summary>
internal static class CacheText
{
    private const int KeyLength = 12;

    /// <summary>Writes a line an entry, and the sum.</summary>
    public static void Write(IReadOnlyList<CachedEntry> entries, string directory, long limit, TextWriter writer)
    {
        string[][] rows = [["ARCHIVE", "SIZE", "MEMBERS", "LAST USED"], .. entries.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in entries.Count > 0 ? rows : [])
        {
            writer.WriteLine(
                $"{row[0].PadRight(widths[0])}  {row[1].PadLeft(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3]}");
        }

        writer.WriteLine($"{Sum(entries)} of {ByteText.Of(limit)} in {DisplayText.Of(directory)}");
    }

    /// <summary>Writes what has been removed.</summary>
    public static void WriteRemoved(IReadOnlyList<CachedEntry> entries, TextWriter writer) => writer.WriteLine($"{Sum(entries)} removed");

    private static string Sum(IReadOnlyList<CachedEntry> entries) =>
        $"{entries.Count} {(entries.Count == 1 ? "archive" : "archives")}, {ByteText.Of(entries.Sum(entry => entry.Bytes))}";

    private static string[] Row(CachedEntry entry) =>
    [
        entry.Archive is { } name ? DisplayText.Of(name) : $"{entry.Key[..KeyLength]} (cannot be read)",
        ByteText.Of(entry.Bytes),
        entry.Members.ToString(CultureInfo.InvariantCulture),
        entry.LastUsed.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
    ];
}
