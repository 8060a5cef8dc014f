using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SeriesSectionTests
{
    private const string Sorted = """
        # Kernel patches configuration file

        	patches.kernel.org/1.patch

        	########
        	# Sorted Patches
        	########
        	patches.suse/a.patch
        	# a remark
        	# another
        	+x	patches.suse/b.patch

        	# davem/net-next
        	patches.suse/c.patch

        	# https://example.org/linux.git fixes
        	patches.suse/d.patch

        	# out-of-tree patches
        	patches.suse/e.patch

        	########
        	# end of sorted patches
        	########

        	patches.kabi/f.patch

        """;

    [Test]
    public void The_markers_cut_the_file_into_four()
    {
        var sections = SeriesText.Read(Sorted, SeriesDialect.Suse).Sections;

        Assert.That(sections.Select(s => (s.Kind, s.FirstLine, s.LastLine)), Is.EqualTo(new[]
        {
            (SeriesSectionKind.Before, 1, 4),
            (SeriesSectionKind.Sorted, 5, 18),
            (SeriesSectionKind.OutOfTree, 19, 21),
            (SeriesSectionKind.After, 22, 26),
        }));
    }

    [Test]
    public void The_sorted_section_knows_its_heads_and_takes_remarks_for_remarks()
    {
        var heads = SeriesText.Read(Sorted, SeriesDialect.Suse).Sections[1].Heads;

        Assert.That(heads, Is.EqualTo(new[]
        {
            new SeriesHead(null, "master", 8, 12),
            new SeriesHead("davem/net-next", "master", 13, 15),
            new SeriesHead("https://example.org/linux.git", "fixes", 16, 18),
        }));
    }

    [TestCase("", 1, 0)]
    [TestCase("a.patch", 1, 1)]
    [TestCase("a.patch\n# x\n", 1, 2)]
    public void A_series_without_markers_is_one_section(string text, int first, int last)
    {
        var section = SeriesText.Read(text, SeriesDialect.Suse).Sections.Single();

        Assert.That((section.Kind, section.FirstLine, section.LastLine), Is.EqualTo((SeriesSectionKind.Before, first, last)));
    }

    [Test]
    public void The_sorted_section_of_a_real_series_of_28626_patches_is_found()
    {
        var file = Path.Combine(TestFolders.Shared(), "queues/suse-sample/series-examples/suseEuler-SEL-2.0.series.conf");
        var series = SeriesReader.Read(File.ReadAllBytes(file), SeriesDialect.Suse);

        Assert.That(series.Entries, Has.Length.EqualTo(28_626));
        Assert.That(series.Sections.Select(s => (s.Kind, s.FirstLine, s.LastLine)).SkipLast(1), Is.EqualTo(new[]
        {
            (SeriesSectionKind.Before, 1, 19_473),
            (SeriesSectionKind.Sorted, 19_474, 27_064),
        }));
        Assert.That((series.Sections[^1].Kind, series.Sections[^1].FirstLine), Is.EqualTo((SeriesSectionKind.After, 27_065)));
    }
}
