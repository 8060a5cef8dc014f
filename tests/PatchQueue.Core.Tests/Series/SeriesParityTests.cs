using System.Text;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

/// <summary>Names and options as tests/Fixtures/series/record.sh recorded them from quilt and dpkg-source.</summary>
public sealed class SeriesParityTests
{
    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*.series").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(TestFolders.Fixtures, "series");

    [TestCaseSource(nameof(Files))]
    public void Quilt_sees_the_same_patches_with_the_same_options(string name)
    {
        // Where pq differs: an indented comment is a comment with a warning; -pab (quilt's note for refresh) applies as -p1;
        // a CR behind an option is refused.
        var expected = Golden(name + ".quilt")
            .Where(line => line[0] != '#')
            .Select(line => line.Replace("-pab", "-p1", StringComparison.Ordinal).Replace(" \r", "", StringComparison.Ordinal).Split(' '))
            .Select(words => $"{words[0]} {string.Join(' ', words.Skip(1).Order(StringComparer.Ordinal))}");

        var entries = Read(name, SeriesDialect.Quilt).Entries
            .Select(e => $"{Encoding.Latin1.GetString(e.Name.Span)} {(e.IsReversed ? "-R " : "")}-p{e.StripLevel}");

        Assert.That(entries, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Files))]
    public void Dpkg_source_sees_the_same_patches_or_refuses_too(string name)
    {
        var series = Read(name, SeriesDialect.Debian);

        Assert.That(series.HasErrors ? ["refused"] : SeriesText.Names(series), Is.EqualTo(Golden(name + ".debian")));
    }

    private static PatchSeries Read(string name, SeriesDialect dialect) =>
        SeriesReader.Read(File.ReadAllBytes(Path.Combine(Folder, name)), dialect);

    private static string[] Golden(string name) =>
        File.ReadAllText(Path.Combine(Folder, "golden", name), Encoding.Latin1).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
