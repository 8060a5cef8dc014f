using System.Text;
using CsCheck;
using PatchQueue.Configs;

namespace PatchQueue.Tests.Configs;

public sealed class OptionFileTests
{
    private static readonly string[] Pieces =
    [
        "CONFIG_A=y\n", "CONFIG_B=m", "\n", "# CONFIG_C is not set\n", "# CONFIG_C is  not set\n", "#. why\n", "## file: x\n",
        "CONFIG_A=\"\u00e9\"\r\n",
        " CONFIG_D=n \n", "nonsense\n", "CONFIG_=y\n", "\u00ff\0\n", "CONFIG_E=0x10",
    ];

    [Test]
    public void Any_file_is_written_as_it_was_read()
    {
        Gen.Int[0, Pieces.Length - 1].Array[0, 30].Sample(pieces =>
        {
            var bytes = Encoding.Latin1.GetBytes(string.Concat(pieces.Select(piece => Pieces[piece])));
            return OptionFile.Read("f", bytes).ToBytes().AsSpan().SequenceEqual(bytes);
        });
    }

    [Test]
    public void An_edit_of_any_file_is_read_back_and_no_other_option_changes()
    {
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 30], Gen.Int[0, 3]).Sample((pieces, value) =>
        {
            var file = OptionFile.Read("f", Encoding.Latin1.GetBytes(string.Concat(pieces.Select(piece => Pieces[piece]))));
            var wanted = ConfigValue.Of(((string[])["y", "m", "n", "7"])[value]);
            var changed = OptionFile.Read("f", file.With("C", wanted, []).ToBytes());
            return changed.Options().Last(option => option.Symbol == "C").Value == wanted
                && changed.Options().Where(option => option.Symbol != "C").Select(option => (option.Symbol, option.Value))
                    .SequenceEqual(file.Options().Where(option => option.Symbol != "C").Select(option => (option.Symbol, option.Value)));
        });
    }

    [TestCase("CONFIG_A=y\nCONFIG_C=y\n", "CONFIG_A=y\nCONFIG_B=m\nCONFIG_C=y\n")]
    [TestCase("CONFIG_C=y\nCONFIG_A=y\n", "CONFIG_C=y\nCONFIG_A=y\nCONFIG_B=m\n")]
    [TestCase("# CONFIG_B is not set", "CONFIG_B=m\n")]
    [TestCase("CONFIG_A=y", "CONFIG_A=y\nCONFIG_B=m\n")]
    [TestCase("", "CONFIG_B=m\n")]
    public void A_new_option_keeps_a_sorted_file_sorted(string before, string after)
    {
        var changed = OptionFile.Read("f", Encoding.Latin1.GetBytes(before)).With("B", ConfigValue.Module, []);

        Assert.That(Encoding.Latin1.GetString(changed.ToBytes()), Is.EqualTo(after));
    }

    [Test]
    public void The_comments_right_above_an_option_are_its_note_with_its_references()
    {
        var option = OptionFile.Read("f", """
            ## file: x

            #. Because of #1
            # see bsc#1012628 and CVE-2024-12345
            CONFIG_A=y
            CONFIG_B=y
            """u8).Options().First();

        Assert.That(option.Note, Is.EqualTo("Because of #1\nsee bsc#1012628 and CVE-2024-12345"));
        Assert.That(option.References, Is.EqualTo(new[] { "bsc#1012628", "CVE-2024-12345" }));
        Assert.That(option.Origin.ToString(), Is.EqualTo("f:5"));
    }
}
