using System.Text;
using PatchQueue.Guards;

namespace PatchQueue.Tests.Guards;

public sealed class GuardedLineReaderTests
{
    [Test]
    public void Names_and_guards_are_those_that_the_guards_script_lists()
    {
        var config = File.ReadAllBytes(Path.Combine(TestFolders.Fixtures, "guards", "grammar.conf"));
        var expected = File.ReadAllBytes(Path.Combine(TestFolders.Fixtures, "guards", "grammar.golden"));

        Assert.That(Encoding.Latin1.GetString(List(config)), Is.EqualTo(Encoding.Latin1.GetString(expected)));
    }

    [Test]
    public void A_continued_line_is_one_line_whose_names_know_their_own_place()
    {
        var reader = new GuardedLineReader("\n+x \\\n\ta # why\nb\n"u8);
        reader.TryRead(out _);

        Assert.That(reader.TryRead(out var line), Is.True);
        Assert.That((line.LineNumber, line.Bytes.Length, line.HasComment), Is.EqualTo((2, 14, true)));
        Assert.That(reader.Names.Length, Is.EqualTo(1));
        Assert.That((reader.Names[0].LineNumber, reader.Names[0].Guards.ToString()), Is.EqualTo((3, "+x")));
    }

    [Test]
    public void The_last_line_is_lost_when_a_backslash_ends_it()
    {
        var reader = new GuardedLineReader("a \\"u8);

        Assert.That(reader.TryRead(out var line), Is.True);
        Assert.That(line.IsLost, Is.True);
        Assert.That(reader.TryRead(out _), Is.False);
    }

    private static byte[] List(byte[] config)
    {
        var list = new MemoryStream();
        var reader = new GuardedLineReader(config);
        while (reader.TryRead(out var line))
        {
            foreach (var name in reader.Names)
            {
                if (!line.IsLost)
                {
                    list.Write(Encoding.UTF8.GetBytes(name.Guards.IsEmpty ? "" : name.Guards + " "));
                    list.Write(name.Name.Of(config));
                    list.Write("\n"u8);
                }
            }
        }

        return list.ToArray();
    }
}
