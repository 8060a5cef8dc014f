using System.Text;
using System.Text.Json;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

/// <summary>The series of the conformance corpus, where a machine has it unpacked (PQ_CONFORMANCE, or its place in the cache).</summary>
public sealed class ConformanceSeriesTests
{
    private static string? Corpus
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("PQ_CONFORMANCE")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/pq-conformance/conformance");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    [Test]
    public void No_series_that_must_be_accepted_has_an_error()
    {
        var refused = Cases().Where(c => c.MustAccept && c.Series.HasErrors).Select(c => c.Name).ToList();

        Assert.That(refused, Is.Empty);
    }

    [TestCase("malicious/series-abs", "series-path")]
    [TestCase("malicious/series-nul", "series-path")]
    [TestCase("malicious/series-huge-name", "series-path")]
    [TestCase("malicious/series-opt-backup", "series-option")]
    [TestCase("malicious/series-opt-ed", "series-option")]
    [TestCase("malicious/series-opt-follow", "series-option")]
    [TestCase("malicious/series-opt-output", "series-option")]
    [TestCase("malicious/series-opt-rej", "series-option")]
    [TestCase("queue/bom-series", "series-bom")]
    [TestCase("queue/crlf-series", "series-crlf")]
    [TestCase("queue/dup", "series-twice")]
    [TestCase("queue/plus-guard", "series-option")]
    [TestCase("queue/space-name", "series-option")]
    public void A_series_that_must_fail_by_itself_does(string name, string code)
    {
        var found = Cases().Single(c => c.Name == name);

        Assert.That(found.Series.HasErrors, Is.True);
        Assert.That(found.Series.Diagnostics.Select(d => d.Code), Does.Contain(code));
    }

    private static IEnumerable<(string Name, bool MustAccept, PatchSeries Series)> Cases()
    {
        if (Corpus is null)
        {
            Assert.Ignore("no conformance corpus (set PQ_CONFORMANCE)");
        }

        // Two levels down and no deeper: the cases hold links to everywhere.
        foreach (var folder in Directory.EnumerateDirectories(Corpus!).SelectMany(Directory.EnumerateDirectories))
        {
            var file = Path.Combine(folder, "case.json");
            var series = Path.Combine(folder, "patches", "series");
            if (File.Exists(file) && File.Exists(series))
            {
                yield return (Path.GetRelativePath(Corpus!, folder), MustAccept(file), SeriesText.Read(Text(series), SeriesDialect.Quilt));
            }
        }
    }

    // The runner puts a folder's absolute name there.
    private static string Text(string series) =>
        Encoding.Latin1.GetString(File.ReadAllBytes(series)).Replace("@OUTSIDE@", "/outside", StringComparison.Ordinal);

    private static bool MustAccept(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.TryGetProperty("expect", out var expect)
            && expect.TryGetProperty("accept", out var accept)
            && accept.GetArrayLength() == 1
            && accept[0].GetString() == "ok";
    }
}
