using System.Text;
using PatchQueue.Guards;

namespace PatchQueue.Tests.Guards;

public sealed class GuardListTests
{
    [Test]
    public void Every_line_of_up_to_three_guards_is_decided_as_the_guards_script_decides_it()
    {
        SymbolSet[] sets = [SymbolSet.Empty, SymbolSet.Of("x"), SymbolSet.Of("y"), SymbolSet.Of("x", "y")];
        var config = File.ReadAllBytes(Path.Combine(TestFolders.Fixtures, "guards", "truth.conf"));

        var table = new StringBuilder();
        var reader = new GuardedLineReader(config);
        while (reader.TryRead(out _))
        {
            var name = reader.Names[0];
            var bits = string.Concat(sets.Select(symbols => name.Guards.Decide(symbols).IsIncluded ? '1' : '0'));
            table.Append(Encoding.UTF8.GetString(name.Name.Of(config))).Append(' ').Append(bits).Append('\n');
        }

        Assert.That(table.ToString(), Is.EqualTo(File.ReadAllText(Path.Combine(TestFolders.Fixtures, "guards", "truth.golden"))));
    }

    [TestCase("+hare", "", false, "+hare", false)]
    [TestCase("+hare", "hare", true, "+hare", true)]
    [TestCase("-", "", false, "-", true)]
    [TestCase("-x", "", true, "-x", false)]
    [TestCase("+x -y", "x y", false, "-y", true)]
    [TestCase("+x -y +z", "x", true, "+x", true)]
    [TestCase("+!x", "x", false, "+!x", false)]
    [TestCase("-!x +x", "", false, "-!x", true)]
    [TestCase("+still_needed?", "still_needed?", true, "+still_needed?", true)]
    public void The_verdict_names_the_guard_that_decided(string guards, string symbols, bool included, string decidedBy, bool match)
    {
        var verdict = Parse(guards).Decide(SymbolSet.OfWords(symbols));

        Assert.That((verdict.IsIncluded, verdict.DecidedBy!.ToString(), verdict.IsMatch), Is.EqualTo((included, decidedBy, match)));
    }

    [Test]
    public void A_name_without_guards_is_included_unless_the_caller_wants_it_otherwise()
    {
        Assert.That(GuardList.Empty.Decide(SymbolSet.Empty), Is.EqualTo(new GuardVerdict(true, null, false)));
        Assert.That(GuardList.Empty.Decide(SymbolSet.Empty, includedByDefault: false).IsIncluded, Is.False);
    }

    private static GuardList Parse(string text) => GuardList.Of(text.Split(' ').Select(word =>
    {
        Assert.That(Guard.TryParse(Encoding.UTF8.GetBytes(word), out var guard), Is.True);
        return guard!;
    }));
}
