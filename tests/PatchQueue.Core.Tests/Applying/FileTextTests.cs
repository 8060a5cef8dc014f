using System.Text;
using CsCheck;
using PatchQueue.Applying;

namespace PatchQueue.Tests.Applying;

public sealed class FileTextTests
{
    // Files of a few lines and of many stretches, the last line with an LF and without.
    private static readonly Gen<List<string>> Files = Gen.Select(Gen.Int[0, 400], Gen.Int[1, 60], Gen.Bool, Gen.Int[0, 1000])
        .Select((count, length, isOpen, seed) => Enumerable.Range(0, count)
            .Select(i => new string((char)('a' + ((i + seed) % 7)), (i * 13 % length) + (i % 97 == 0 ? 3000 : 0))
                + (isOpen && i == count - 1 ? "." : "\n")).ToList());

    private static readonly Gen<(int Place, int Kind)[]> Changes = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 3]).Array[0, 60];

    [Test]
    public void Changed_lines_are_those_of_a_list_of_lines() => Gen.Select(Files, Changes).Sample((lines, changes) =>
    {
        var text = Make(lines);
        foreach (var (place, kind) in changes)
        {
            Change(text, lines, place, kind);
        }

        Assert.That(Encoding.UTF8.GetString(text.ToArray()), Is.EqualTo(string.Concat(lines)));
        Assert.That(text.LineCount, Is.EqualTo(lines.Count));
        Assert.That(Enumerable.Range(0, lines.Count).All(i => text[i].SequenceEqual(Encoding.UTF8.GetBytes(lines[i]))), Is.True);
    });

    [Test]
    public void A_line_is_found_wherever_a_list_of_lines_has_it() =>
        Gen.Select(Files.Where(lines => lines.Count > 0), Changes, Gen.Int[0, 400]).Sample((lines, changes, which) =>
        {
            var wanted = lines[which % lines.Count];
            var text = Make(lines);
            foreach (var (place, kind) in changes)
            {
                Change(text, lines, place, kind);
            }

            var found = new List<int>();
            text.AddLines(Encoding.UTF8.GetBytes(wanted), found);
            Assert.That(found, Is.EqualTo(Enumerable.Range(0, lines.Count).Where(i => lines[i] == wanted)));
        });

    [Test]
    public void A_file_that_ends_without_an_LF_does_not_hold_the_line_with_one()
    {
        var text = Make(["a\n", "b"]);
        Assert.That(text.HasLines(2), Is.True);
        Assert.That(text.CursorAt(1).TryPass("b\n"u8), Is.False);
        Assert.That(text.CursorAt(1).TryPass("b"u8), Is.True);
        Assert.That(text.CursorAt(0).TryPass("a"u8), Is.False);
    }

    private static FileText Make(List<string> lines)
    {
        var text = new FileText();
        text.Set(Encoding.UTF8.GetBytes(string.Concat(lines)));
        return text;
    }

    private static void Change(FileText text, List<string> lines, int place, int kind)
    {
        var at = place % (lines.Count + 1);
        Assert.That(text.HasLines(at), Is.True);
        if (kind > 0 && at < lines.Count && text.HasLines(at + 1))
        {
            text.Remove(at);
            lines.RemoveAt(at);
        }
        else
        {
            // Now and then one that the file has already.
            var line = lines.Count > 0 && place % 3 == 0 && lines[^1].EndsWith('\n') ? lines[place % lines.Count] : $"new {place}\n";
            text.Insert(at, Encoding.UTF8.GetBytes(line));
            lines.Insert(at, line);
        }
    }
}
