using System.Text;
using CsCheck;
using PatchQueue.Guards;
using PatchQueue.Series;

namespace PatchQueue.Tests.Series;

public sealed class SeriesEditTests
{
    private static readonly SeriesDialect[] Dialects = Enum.GetValues<SeriesDialect>();

    // Lines that any dialect takes for what they are; the first entry is there to stand behind.
    private static readonly Gen<string> Line =
        OneOf("# why", "", "#", "\ta{0}.patch", "a{0}.patch", "        a{0}.patch", "a{0}.patch  ", "\tsub/a{0}.patch");

    private static readonly Gen<string> Series = Gen.Select(Line.Array[1, 12], Gen.Bool, (lines, isEnded) =>
        string.Join('\n', lines.Select((line, i) => string.Format(line, i)).Prepend("first.patch")) + (isEnded ? "\n" : ""));

    [Test]
    public void What_was_put_in_and_is_taken_out_leaves_the_same_bytes()
    {
        Gen.Select(Series, OneOf(Dialects), Gen.Int[0, 100]).Sample((text, dialect, pick) =>
        {
            var series = SeriesText.Read(text.EndsWith('\n') ? text : text + "\n", dialect);
            var after = series.Entries[pick % series.Entries.Length];
            var with = SeriesEdit.Insert(series, after, "new.patch"u8);
            var without = SeriesEdit.Remove(with, Named(with, "new.patch"));
            return with.Entries.Length == series.Entries.Length + 1 && Text(without) == Text(series);
        });
    }

    [Test]
    public void A_patch_that_is_renamed_to_and_fro_leaves_the_same_bytes()
    {
        Gen.Select(Series, OneOf(Dialects), Gen.Int[0, 100]).Sample((text, dialect, pick) =>
        {
            var series = SeriesText.Read(text, dialect);
            var entry = series.Entries[pick % series.Entries.Length];
            var other = SeriesEdit.Rename(series, entry, "other.patch"u8);
            return Text(SeriesEdit.Rename(other, Named(other, "other.patch"), entry.Name.Span)) == text;
        });
    }

    [Test]
    public void Guards_that_come_and_go_leave_the_same_bytes()
    {
        Gen.Select(Series, OneOf("+x", "-", "-x +!y"), Gen.Int[0, 100]).Sample((text, guards, pick) =>
        {
            var series = SeriesText.Read(text, SeriesDialect.Suse);
            var place = pick % series.Entries.Length;
            var guarded = SeriesEdit.Guard(series, series.Entries[place], Guards(guards), comment: null);
            var free = SeriesEdit.Guard(guarded, guarded.Entries[place], GuardList.Empty, comment: null);
            return guarded.Entries[place].Guards.ToString() == guards && Text(free) == text;
        });
    }

    [Test]
    public void A_move_gives_the_order_that_was_asked_for_and_keeps_every_line()
    {
        Gen.Select(Series, OneOf(Dialects), Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool).Sample((text, dialect, one, other, isBefore) =>
        {
            var series = SeriesText.Read(text, dialect);
            var (from, to) = (one % series.Entries.Length, other % series.Entries.Length);
            if (from == to)
            {
                return true;
            }

            var names = SeriesText.Names(series).ToList();
            var (name, target) = (names[from], names[to]);
            names.Remove(name);
            names.Insert(names.IndexOf(target) + (isBefore ? 0 : 1), name);
            var moved = SeriesEdit.Move(
                series, series.Entries[from], series.Entries[to], isBefore ? SeriesSide.Before : SeriesSide.After);
            return SeriesText.Names(moved).SequenceEqual(names)
                && Lines(Text(moved)).Order(StringComparer.Ordinal).SequenceEqual(Lines(text).Order(StringComparer.Ordinal));
        });
    }

    [Test]
    public void An_order_that_is_given_twice_over_is_the_old_one()
    {
        Gen.Select(Series, OneOf(Dialects)).Sample((text, dialect) =>
        {
            var series = SeriesText.Read(text, dialect);
            var turned = SeriesEdit.Arrange(series, [.. series.Entries.Reverse()]);
            return SeriesText.Names(turned).SequenceEqual(SeriesText.Names(series).Reverse())
                && SeriesText.Names(SeriesEdit.Arrange(turned, [.. turned.Entries.Reverse()])).SequenceEqual(SeriesText.Names(series));
        });
    }

    // The comments that move with b: those that can only be meant for it.
    [TestCase("# title\na\n# for b\nb\n\nc\n", "# title\na\n\nc\n# for b\nb\n")]
    [TestCase("a\n# for both\nb\nc\n", "a\n# for both\nc\nb\n")]
    [TestCase("# title\nb\n\nc\n", "# title\n\nc\nb\n")]
    [TestCase("a\n# for b\n# more\nb -p0 # here\n# for c\nc", "a\n# for c\nc\n# for b\n# more\nb -p0 # here")]
    [TestCase("a\n\n\tb\n\n# for c\nc", "a\n\n\n# for c\nc\n\tb")]
    public void A_patch_moves_with_the_comments_that_are_its_own(string text, string expected)
    {
        var series = SeriesText.Read(text, SeriesDialect.Debian);

        var moved = SeriesEdit.Move(series, Named(series, "b"), Named(series, "c"), SeriesSide.After);

        Assert.That(Text(moved), Is.EqualTo(expected));
    }

    [Test]
    public void A_section_marker_stays_where_it_is()
    {
        var text = "\ta\n\n\t# sorted patches\n\tb\n\t# davem/net\n\tc\n\n\t# end of sorted patches\n\td\n";
        var series = SeriesText.Read(text, SeriesDialect.Suse);

        var moved = SeriesEdit.Move(series, Named(series, "c"), Named(series, "a"), SeriesSide.Before);
        var again = SeriesEdit.Move(moved, Named(moved, "d"), Named(moved, "b"), SeriesSide.After);

        Assert.That(
            Text(again), Is.EqualTo("\tc\n\ta\n\n\t# sorted patches\n\tb\n\td\n\t# davem/net\n\n\t# end of sorted patches\n"));
    }

    [TestCase("\ta\r\n\tb\r\n", "a", "b", "\tb\r\n\ta\r\n")]
    [TestCase("\ta\r\n\tb", "a", "b", "\tb\r\n\ta")]
    [TestCase("+x a b\nc\n", "b", "c", "+x a\nc\n+x b\n")]
    public void A_line_keeps_its_end_and_its_guards(string text, string name, string target, string expected)
    {
        var series = SeriesText.Read(text, SeriesDialect.Suse);

        Assert.That(Text(SeriesEdit.Move(series, Named(series, name), Named(series, target), SeriesSide.After)), Is.EqualTo(expected));
    }

    [TestCase("\ta\n", "+x", null, "+x\ta\n")]
    [TestCase("a", "+x", null, "+x a")]
    [TestCase("+x\ta # why\n", "-y -z", null, "-y -z\ta # why\n")]
    [TestCase("\t+x a\n", "", null, "\ta\n")]
    [TestCase("\ta\r\n", "-", "not yet", "-\ta # not yet\r\n")]
    [TestCase("+x\ta\t#old\n", "+x", "# new\nreason", "+x\ta\t# new reason\n")]
    [TestCase("+x\ta # old\n", "", "", "\ta\n")]
    [TestCase("+x b a -y c # all\n", "+z", null, "+x b\n+z a\n+x -y c # all\n")]
    [TestCase("\tb a", "+z", "so", "\tb\n+z\ta # so")]
    public void Guards_are_set_in_the_dress_of_the_line(string text, string guards, string? comment, string expected)
    {
        var series = SeriesText.Read(text, SeriesDialect.Suse);

        Assert.That(Text(SeriesEdit.Guard(series, Named(series, "a"), Guards(guards), comment)), Is.EqualTo(expected));
    }

    [Test]
    public void A_line_that_is_continued_is_not_taken_apart()
    {
        var series = SeriesText.Read("+x \\\n a b\n", SeriesDialect.Suse);

        Assert.That(
            () => SeriesEdit.Guard(series, Named(series, "a"), GuardList.Empty, null),
            Throws.InvalidOperationException.With.Message.Contains("line 1"));
    }

    [Test]
    public void Only_a_series_with_guards_takes_them()
    {
        var series = SeriesText.Read("a\n", SeriesDialect.Quilt);

        Assert.That(() => SeriesEdit.Guard(series, series.Entries[0], Guards("+x"), null), Throws.InvalidOperationException);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static SeriesEntry Named(PatchSeries series, string name) => series.Entries.First(entry => entry.DisplayName == name);

    private static GuardList Guards(string words) => GuardList.Of(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => Guard.TryParse(Encoding.UTF8.GetBytes(word), out var guard) ? guard : throw new FormatException(word)));

    private static string Text(PatchSeries series) => Encoding.Latin1.GetString(SeriesWriter.Write(series));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
