using System.Text;
using CsCheck;
using PatchQueue.Merging;
using PatchQueue.Series;
using PatchQueue.Tests.Series;

namespace PatchQueue.Tests.Merging;

public sealed class SeriesSpliceTests
{
    private static readonly string[] Lines =
        ["\ta.patch\n", "\tb.patch\n", "+x\tb.patch\n", "\tc.patch\n", "\td.patch\n", "\n", "# one\n", "\t# two\n"];

    private static readonly Gen<string> Any = Gen.Int[0, Lines.Length - 1].Array[1, 10]
        .Select(picks => string.Concat(picks.Distinct().Select(pick => Lines[pick]).Append("\tlast.patch\n")));

    [Test]
    public void All_patches_give_the_newer_series_and_none_the_older() => Gen.Select(Any, Any).Sample((before, after) =>
    {
        var (older, newer) = (SeriesText.Read(before, SeriesDialect.Suse), SeriesText.Read(after, SeriesDialect.Suse));
        var splice = new SeriesSplice(older, newer);
        var all = SeriesText.Names(older).Concat(SeriesText.Names(newer)).ToHashSet();
        return Encoding.Latin1.GetString(splice.With(all)) == after
            && Encoding.Latin1.GetString(splice.With(new HashSet<string>())) == before;
    });

    [Test]
    public void A_patch_comes_with_the_comment_above_it()
    {
        var older = SeriesText.Read("\ta.patch\n\tz.patch\n", SeriesDialect.Suse);
        var newer = SeriesText.Read("\ta.patch\n\t# about b\n\tb.patch\n\tc.patch\n\tz.patch\n", SeriesDialect.Suse);

        Assert.That(
            Encoding.Latin1.GetString(new SeriesSplice(older, newer).With(new HashSet<string> { "b.patch" })),
            Is.EqualTo("\ta.patch\n\t# about b\n\tb.patch\n\tz.patch\n"));
    }
}
