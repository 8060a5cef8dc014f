using PatchQueue.Queues;
using PatchQueue.Series;

namespace PatchQueue.Tests.Queues;

public sealed class QueueFinderTests
{
    [TestCase("series.conf rpm/config.sh patches.suse/a.patch", "patches.suse", QueueLayout.KernelSource, "series.conf", "")]
    [TestCase("series.conf a.patch", "", QueueLayout.SeriesConf, "series.conf", "")]
    [TestCase("patches/series patches/sub/a.patch", "patches/sub", QueueLayout.Quilt, "patches/series", "patches")]
    [TestCase("patches/series", "patches", QueueLayout.Quilt, "patches/series", "patches")]
    [TestCase("series patches/a.patch", "", QueueLayout.Quilt, "series", "patches")]
    [TestCase("series a.patch", "", QueueLayout.Quilt, "series", "")]
    [TestCase("debian/patches/series fs/ext4/inode.c", "fs/ext4", QueueLayout.Debian, "debian/patches/series", "debian/patches")]
    [TestCase("debian/patches/series", "debian/patches", QueueLayout.Debian, "debian/patches/series", "debian/patches")]
    [TestCase("debian/patches/debian.series", "", QueueLayout.Debian, "debian/patches/debian.series", "debian/patches")]
    public void A_layout_is_found_by_walking_up(string files, string start, QueueLayout layout, string series, string patches)
    {
        using var folder = new TempFolder();
        foreach (var file in files.Split(' '))
        {
            folder.Write(file);
        }

        var found = QueueFinder.Find(folder.At(start))!;

        Assert.That((found.Root, found.Layout), Is.EqualTo((folder.Root, layout)));
        Assert.That(found.Series.Single().Path, Is.EqualTo(folder.At(series)));
        Assert.That(found.Series.Single().PatchesDirectory, Is.EqualTo(folder.At(patches).TrimEnd('/')));
    }

    [Test]
    public void A_settings_file_alone_makes_a_queue()
    {
        using var folder = new TempFolder();
        folder.Write("pq.toml");
        folder.Write("deep/er/x");

        var found = QueueFinder.Find(folder.At("deep/er"))!;

        Assert.That((found.Root, found.Layout, found.SettingsFile), Is.EqualTo((folder.Root, QueueLayout.Settings, folder.At("pq.toml"))));
    }

    [Test]
    public void The_vendors_series_comes_before_debians_where_the_vendor_is_said()
    {
        using var folder = new TempFolder();
        folder.Write("debian/patches/series");
        folder.Write("debian/patches/ubuntu.series");

        Assert.That(QueueFinder.Find(folder.Root)!.Series[0].Path, Does.EndWith("/series"));
        Assert.That(QueueFinder.Find(folder.Root, "Ubuntu")!.Series[0].Path, Does.EndWith("/ubuntu.series"));
    }

    [Test]
    public void Without_a_mark_on_the_way_up_there_is_no_queue()
    {
        using var folder = new TempFolder();

        Assert.That(QueueFinder.Find(folder.Root), Is.Null);
    }

    [TestCase("series.conf", "patches.suse/a.patch\n", "", SeriesDialect.Suse)]
    [TestCase("series.conf", "a.patch\n", "0000.patching_config.yaml", SeriesDialect.Armbian)]
    [TestCase("debian/patches/series", "a.patch\n", "", SeriesDialect.Debian)]
    [TestCase("patches/series", "a.patch\n", "", SeriesDialect.Quilt)]
    public void A_series_file_shows_its_dialect_when_it_is_read(string path, string text, string neighbour, SeriesDialect expected)
    {
        using var folder = new TempFolder();
        folder.Write(path, text);
        folder.Write(Path.Combine(Path.GetDirectoryName(path)!, neighbour.Length > 0 ? neighbour : "other"));

        var series = QueueFinder.Find(folder.Root)!.Series[0].Read();

        Assert.That(series.Dialect, Is.EqualTo(expected));
    }
}
