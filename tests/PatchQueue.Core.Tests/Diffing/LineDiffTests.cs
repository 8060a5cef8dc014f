using System.Collections.Immutable;
using CsCheck;
using PatchQueue.Diffing;

namespace PatchQueue.Tests.Diffing;

public sealed class LineDiffTests
{
    private static readonly DiffAlgorithm[] Algorithms = DiffText.Algorithms;

    [TestCaseSource(nameof(Algorithms))]
    public void A_change_replaces_a_range_of_old_lines_by_a_range_of_new_ones(DiffAlgorithm algorithm)
    {
        var changes = LineDiff.Between(DiffText.Lines("1\n2\n3\n4\n5\n"), DiffText.Lines("1\n3\n4\nx\ny\n"), algorithm);

        Assert.That(changes, Is.EqualTo(new[] { new LineChange(1, 1, 1, 0), new LineChange(4, 1, 3, 2) }));
    }

    [TestCaseSource(nameof(Algorithms))]
    public void A_file_of_which_nothing_is_left_is_one_change(DiffAlgorithm algorithm)
    {
        var (text, none) = (DiffText.Lines("1\n2\n"), DiffText.Lines(""));

        Assert.That(LineDiff.Between(text, none, algorithm), Is.EqualTo(new[] { new LineChange(0, 2, 0, 0) }));
        Assert.That(LineDiff.Between(none, text, algorithm), Is.EqualTo(new[] { new LineChange(0, 0, 0, 2) }));
        Assert.That(LineDiff.Between(text, DiffText.Lines("1\n2\n"), algorithm), Is.Empty);
    }

    [Test]
    public void The_changes_make_the_new_file_of_the_old_one()
    {
        Gen.Select(DiffText.Pair(60), DiffText.AnyAlgorithm, DiffText.AnySliding).Sample((pair, algorithm, sliding) =>
        {
            var (old, @new) = (DiffText.Lines(pair.Old), DiffText.Lines(pair.New));
            return Holds(old, @new, LineDiff.Between(old, @new, algorithm, sliding));
        });
    }

    [Test]
    public void Sliding_afterwards_is_the_same_as_sliding_at_once()
    {
        Gen.Select(DiffText.Pair(60), DiffText.AnyAlgorithm, DiffText.AnySliding).Sample((pair, algorithm, sliding) =>
        {
            var (old, @new) = (DiffText.Lines(pair.Old), DiffText.Lines(pair.New));
            var raw = LineDiff.Between(old, @new, algorithm, GroupSliding.None);
            return LineDiff.Slide(old, @new, raw, sliding).SequenceEqual(LineDiff.Between(old, @new, algorithm, sliding));
        });
    }

    [Test]
    public void An_inserted_function_is_shown_whole()
    {
        const string One = "int one()\n{\n\treturn 1;\n}\n\n";
        const string Two = "int two()\n{\n\treturn 2;\n}\n\n";
        var (old, @new) = (DiffText.Lines(One + One), DiffText.Lines(One + Two + One));

        Assert.That(LineDiff.Between(old, @new), Is.EqualTo(new[] { new LineChange(5, 0, 5, 5) }));
        Assert.That(
            LineDiff.Between(old, @new, sliding: GroupSliding.Down), Is.EqualTo(new[] { new LineChange(5, 0, 5, 5) }));
    }

    [Test]
    public void Without_indentation_a_group_goes_down_as_far_as_it_can()
    {
        var (old, @new) = (DiffText.Lines("{\n\tx\n}\n{\n\tz\n}\n"), DiffText.Lines("{\n\tx\n}\n{\n\ty\n}\n{\n\tz\n}\n"));

        Assert.That(LineDiff.Between(old, @new), Is.EqualTo(new[] { new LineChange(3, 0, 3, 3) }));
        Assert.That(LineDiff.Between(old, @new, sliding: GroupSliding.Down), Is.EqualTo(new[] { new LineChange(4, 0, 4, 3) }));
    }

    [Test]
    public void A_large_file_that_is_quite_another_is_no_work_without_end([ValueSource(nameof(Bounded))] DiffAlgorithm algorithm)
    {
        var random = new Random(1);
        var (old, @new) = (Noise(random), Noise(random));

        Assert.That(Holds(old, @new, LineDiff.Between(old, @new, algorithm)), Is.True);

        static LineTable Noise(Random random) =>
            DiffText.Lines(string.Concat(Enumerable.Range(0, 40_000).Select(_ => $"{random.Next(20_000)}\n")));
    }

    private static IEnumerable<DiffAlgorithm> Bounded => [DiffAlgorithm.Myers, DiffAlgorithm.Histogram];

    private static bool Holds(LineTable old, LineTable @new, ImmutableArray<LineChange> changes)
    {
        var (oldLine, newLine) = (0, 0);
        foreach (var change in changes.Append(new LineChange(old.Count, 0, @new.Count, 0)))
        {
            // At least one line between two changes, none of them empty, and the lines between them the same.
            var isApart = change.OldStart > oldLine || oldLine == 0 || change.OldStart == old.Count;
            var isSame = change.OldStart - oldLine == change.NewStart - newLine
                && old.Range(oldLine, change.OldStart - oldLine).Of(old.Bytes.Span)
                    .SequenceEqual(@new.Range(newLine, change.NewStart - newLine).Of(@new.Bytes.Span));
            if (!isApart || !isSame)
            {
                return false;
            }

            (oldLine, newLine) = (change.OldEnd, change.NewEnd);
        }

        return true;
    }
}
