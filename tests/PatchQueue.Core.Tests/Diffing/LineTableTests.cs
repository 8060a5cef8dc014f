using System.Text;
using CsCheck;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tests.Diffing;

public sealed class LineTableTests
{
    [TestCase("", 0, false)]
    [TestCase("a", 1, true)]
    [TestCase("a\n", 1, false)]
    [TestCase("a\nb", 2, true)]
    [TestCase("\n\n", 2, false)]
    [TestCase("a\r\n", 1, false)]
    public void A_last_line_without_newline_counts(string text, int count, bool isCut)
    {
        var lines = Lines(text);

        Assert.That((lines.Count, lines.IsCut), Is.EqualTo((count, isCut)));
    }

    [Test]
    public void A_last_line_without_newline_differs_from_the_same_with_one()
    {
        Assert.That(Lines("a\nb").Matches(1, Lines("a\nb\n"), 1), Is.False);
        Assert.That(Lines("a\nb").Matches(0, Lines("a\nb\n"), 0), Is.True);
    }

    [Test]
    public void Lines_are_those_of_the_line_reader()
    {
        Gen.Frequency((1, Gen.Const((byte)'\n')), (6, Gen.Byte)).Array[0, 300].Sample(bytes =>
        {
            var table = LineTable.Of(bytes);
            var reader = new LineReader(bytes);
            while (reader.TryRead(out var line))
            {
                if (!table[reader.LineNumber - 1].SequenceEqual(line))
                {
                    return false;
                }
            }

            return table.Count == reader.LineNumber && table.Range(0, table.Count) == new Slice(0, bytes.Length);
        });
    }

    private static LineTable Lines(string text) => LineTable.Of(Encoding.UTF8.GetBytes(text));
}
