using PatchQueue.Series;

namespace PatchQueue.Tests.Queues;

public sealed class RealSeriesTests
{
    [TestCase("armbian-meson64-6.12-7.1/before.tar.xz", 63)]
    [TestCase("armbian-meson64-6.12-7.1/after.tar.xz", 61)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/before.tar.xz", null)]
    [TestCase("openwrt-generic-6.12.38-6.12.73/after.tar.xz", null)]
    public void A_real_quilt_series_is_clean_and_written_back_as_it_was_read(string archive, int? count)
    {
        var bytes = QueueSamples.FromTar(Path.Combine(QueueSamples.FindShared(), "queues", archive), "patches/series");

        var series = SeriesReader.Read(bytes, SeriesDialect.Quilt);

        Assert.That(series.Diagnostics, Is.Empty);
        Assert.That(series.Entries, Has.Length.EqualTo(count ?? series.Entries.Length).And.Length.GreaterThan(60));
        Assert.That(SeriesWriter.Write(series), Is.EqualTo(bytes));
    }
}
