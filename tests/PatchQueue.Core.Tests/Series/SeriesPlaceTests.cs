using System.Text;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SeriesPlaceTests
{
    [TestCase("\t# why\n\ta.patch\n\n\tb.patch\n", "\n\tb.patch\n", TestName = "its own comment goes with it")]
    [TestCase("\t# why\n\ta.patch\n\tb.patch\n", "\t# why\n\tb.patch\n", TestName = "a comment over several stays")]
    [TestCase("\t# one\n\t# two\n\ta.patch\n", "\t# one\n\t# two\n", TestName = "a heading of several lines stays")]
    [TestCase("\t# sorted patches\n\ta.patch\n\t# end of sorted patches\n", "\t# sorted patches\n\t# end of sorted patches\n",
        TestName = "a section stays")]
    public void A_patch_is_taken_out_with_what_is_about_it_alone(string text, string expected)
    {
        var series = SeriesText.Read(text, SeriesDialect.Suse);

        Assert.That(Text(SeriesEdit.RemoveWithComment(series, series.Entries[0])), Is.EqualTo(expected));
    }

    [TestCase("\t# one\n\t# two\n\ta.patch\n", "\t# one\n\t# two\n\tnew.patch\n\ta.patch\n")]
    [TestCase("# one\n\n\ta.patch\n", "# one\nnew.patch\n\n\ta.patch\n")]
    [TestCase("# one", "# one\nnew.patch\n")]
    public void A_patch_is_put_in_below_a_heading(string text, string expected)
    {
        var series = SeriesText.Read(text, SeriesDialect.Suse);
        var heading = series.Lines.OfType<SeriesLine.Comment>().First();

        Assert.That(Text(SeriesEdit.InsertBelow(series, heading, "new.patch"u8)), Is.EqualTo(expected));
    }

    private static string Text(PatchSeries series) => Encoding.Latin1.GetString(SeriesWriter.Write(series));
}
