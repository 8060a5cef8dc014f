using System.Buffers;
using System.Text;
using CsCheck;
using PatchQueue.Merging;
using PatchQueue.Series;

namespace PatchQueue.Tests.Merging;

public sealed class SeriesMergeTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 12).Select(i => $"patches.suse/p{i:00}.patch")];

    [Test]
    public void The_patches_of_a_sorted_section_merge_as_a_set()
    {
        Gen.Select(Gen.Bool.Array[Names.Length], Gen.Bool.Array[Names.Length], Gen.Bool.Array[Names.Length]).Sample((old, mine, other) =>
        {
            var (merged, isClean) = Merge(Series(old), Series(mine), Series(other));

            var expected = Names.Where((_, i) => mine[i] ? !old[i] || other[i] : other[i] && !old[i]);
            return isClean && Entries(merged).Order(StringComparer.Ordinal).SequenceEqual(expected);
        });
    }

    [Test]
    public void Lines_outside_of_the_section_merge_as_text()
    {
        var (merged, isClean) = Merge("x\n" + Section("a") + "y\n", "x1\n" + Section("a", "b") + "y\n", "x\n" + Section("a", "c") + "y2\n");

        Assert.That((isClean, merged), Is.EqualTo((true, "x1\n" + Section("a", "b", "c") + "y2\n")));
    }

    [Test]
    public void A_patch_that_one_has_changed_and_the_other_removed_is_a_conflict()
    {
        var (merged, isClean) = Merge(Section("a", "b"), Section("a"), Section("a", "b # why"));

        Assert.That(isClean, Is.False);
        Assert.That(merged, Does.Contain("b # why"));
    }

    [Test]
    public void A_series_without_a_section_merges_as_text()
    {
        Assert.That(Merge("a\nb\nc\nd\ne\n", "a\nx\nb\nc\nd\ne\n", "a\nb\nc\nd\n"), Is.EqualTo(("a\nx\nb\nc\nd\n", true)));
    }

    private static string Series(bool[] has) => Section([.. Names.Where((_, i) => has[i])]);

    private static string Section(params string[] names) =>
        "\n\t# sorted patches\n" + string.Concat(names.Select(name => $"\t{name}\n")) + "\n\t# end of sorted patches\n\n";

    private static IEnumerable<string> Entries(string series) =>
        SeriesReader.Read(Encoding.UTF8.GetBytes(series), SeriesDialect.Suse).Entries.Select(entry => entry.DisplayName);

    private static (string Merged, bool IsClean) Merge(params string[] sides)
    {
        var series = sides.Select(side => SeriesReader.Read(Encoding.UTF8.GetBytes(side), SeriesDialect.Suse)).ToArray();
        var result = SeriesMerge.Of(series[0], series[1], series[2]);
        var bytes = new ArrayBufferWriter<byte>();
        MergeWriter.Write(result, bytes);
        return (Encoding.UTF8.GetString(bytes.WrittenSpan), result.IsClean);
    }
}
