using System.Buffers;
using CsCheck;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SeriesRoundTripTests
{
    private static readonly SeriesDialect[] Dialects = Enum.GetValues<SeriesDialect>();

    // Bytes that mean something to a reader come up often enough to meet each other.
    private static readonly byte[] Meaningful = [.. " \t\n\n\r\\##+-!.p0R/abx\f\v"u8];
    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (4, Gen.Int[0, Meaningful.Length - 1].Select(i => Meaningful[i])),
        (1, Gen.Byte)).Array[0, 200];

    private static IEnumerable<string> Fixtures() =>
        Directory.EnumerateFiles(Path.Combine(TestFolders.Fixtures, "series"))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [Test]
    public void Any_bytes_are_written_back_as_they_were_read()
    {
        Bytes.Sample(bytes => Dialects.All(dialect => IsKept(bytes, dialect)), iter: 20_000);
    }

    [TestCaseSource(nameof(Fixtures))]
    public void A_fixture_is_written_back_as_it_was_read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(TestFolders.Fixtures, "series", name));

        Assert.That(Dialects, Has.All.Matches<SeriesDialect>(dialect => IsKept(bytes, dialect)));
    }

    [Test]
    public void Every_real_series_is_written_back_as_it_was_read()
    {
        var sample = Path.Combine(TestFolders.Shared(), "queues", "suse-sample");
        string[] files =
            [.. Directory.EnumerateFiles(sample, "*.conf"), .. Directory.EnumerateFiles(Path.Combine(sample, "series-examples"))];

        Assert.That(files, Has.Length.GreaterThan(8));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Assert.That(Dialects, Has.All.Matches<SeriesDialect>(dialect => IsKept(bytes, dialect)), file);
        }
    }

    private static bool IsKept(byte[] bytes, SeriesDialect dialect)
    {
        var series = SeriesReader.Read(bytes, dialect);
        var output = new ArrayBufferWriter<byte>();
        SeriesWriter.Write(series, output);
        return SeriesWriter.Write(series).AsSpan().SequenceEqual(bytes) && output.WrittenSpan.SequenceEqual(bytes);
    }
}
