using System.Text;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SeriesDialectsTests
{
    [TestCase("/q/series.conf", "\tpatches.suse/a.patch\n", SeriesDialect.Suse)]
    [TestCase("/q/series.conf", "-\tpatches.suse/a.patch\n-x b.patch\n", SeriesDialect.Suse)]
    [TestCase("/q/series.conf", "\tpatches.megous/a.patch\n", SeriesDialect.Armbian)]
    [TestCase("/q/series.conf", "a.patch\n-b.patch\n", SeriesDialect.Armbian)]
    [TestCase("/q/patches/series", "-b.patch\n", SeriesDialect.Quilt)]
    [TestCase("/q/debian/patches/series", "", SeriesDialect.Debian)]
    [TestCase("/q/debian/patches-rt/series", "", SeriesDialect.Debian)]
    [TestCase("/q/debian/patches/ubuntu.series", "", SeriesDialect.Debian)]
    [TestCase("series", "", SeriesDialect.Quilt)]
    public void The_dialect_follows_from_the_place_and_the_lines(string path, string text, SeriesDialect expected)
    {
        Assert.That(SeriesDialects.Detect(path, Encoding.UTF8.GetBytes(text)), Is.EqualTo(expected));
    }
}
