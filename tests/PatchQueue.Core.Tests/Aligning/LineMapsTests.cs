using System.Text;
using PatchQueue.Aligning;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Aligning;

public sealed class LineMapsTests
{
    private readonly Random _random = new(7);

    [Test]
    public void A_map_that_follows_changes_of_both_sides_still_says_which_lines_are_the_same()
    {
        for (var round = 0; round < 300; round++)
        {
            var (old, now) = (Lines(_random.Next(0, 60)), new List<string>());
            now = Changed(old, _random.Next(0, 6));
            var maps = LineMaps.Between(File(old), File(now));
            for (var patch = 0; patch < 6; patch++)
            {
                Holds(maps, old, now);
                var (oldAfter, newAfter) = (Changed(old, _random.Next(0, 3)), Changed(now, _random.Next(0, 3)));
                maps.Follow(Table(old), Table(oldAfter), Table(now), Table(newAfter));
                (old, now) = (oldAfter, newAfter);
            }
        }
    }

    [Test]
    public void A_map_that_has_followed_is_renewed_once()
    {
        var (old, now) = (Lines(20), Changed(Lines(20), 3));
        var maps = LineMaps.Between(File(old), File(now));
        Assert.That(maps.TryRenew(Whole(old), Whole(now)), Is.False);

        maps.Follow(Table(old), Table([.. old, "end"]), Table(now), Table([.. now, "end"]));

        Assert.That(maps.TryRenew(Whole([.. old, "end"]), Whole([.. now, "end"])), Is.True);
        Assert.That(maps.TryRenew(Whole([.. old, "end"]), Whole([.. now, "end"])), Is.False);
    }

    // Between the differences stand the same lines, in order, and nothing is left over.
    private static void Holds(LineMaps maps, List<string> old, List<string> now)
    {
        foreach (var differences in maps.Differences(Table(old), Table(now)))
        {
            var (oldLine, newLine) = (0, 0);
            foreach (var change in differences.Append(new LineChange(old.Count, 0, now.Count, 0)))
            {
                Assert.That(now[newLine..change.NewStart], Is.EqualTo(old[oldLine..change.OldStart]));
                (oldLine, newLine) = (change.OldEnd, change.NewEnd);
            }
        }
    }

    private List<string> Lines(int count) => [.. Enumerable.Range(0, count).Select(_ => Line())];

    // Few different lines, so that they can be taken for one another.
    private string Line() => $"{_random.Next(12)}";

    private List<string> Changed(List<string> lines, int count)
    {
        var changed = lines.ToList();
        for (; count > 0; count--)
        {
            var at = _random.Next(changed.Count + 1);
            changed.RemoveRange(at, Math.Min(_random.Next(3), changed.Count - at));
            changed.InsertRange(at, Lines(_random.Next(3)));
        }

        return changed;
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static FileText Whole(IEnumerable<string> lines)
    {
        var text = new FileText();
        text.Set(Encoding.UTF8.GetBytes(Text(lines)));
        return text;
    }

    private static LineTable Table(IEnumerable<string> lines) => LineTable.Of(Encoding.UTF8.GetBytes(Text(lines)));

    private static SourceFile File(IEnumerable<string> lines) =>
        new(Encoding.UTF8.GetBytes(Text(lines)), FileKind.Regular, SourceFile.PlainPermissions);
}
