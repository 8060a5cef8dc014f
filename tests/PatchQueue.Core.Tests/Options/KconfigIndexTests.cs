using PatchQueue.Configs;
using PatchQueue.Options;

namespace PatchQueue.Tests.Options;

public sealed class KconfigIndexTests
{
    private const string Root = """
        mainmenu "Linux"
        source "drivers/Kconfig"
        if ARM64
        source "arch/$(SRCARCH)/Kconfig"
        endif
        config MODULES
        	bool "Modules" # a comment
        	modules
        	help
        	  Loadable parts.

        	  They are fine.
        """;

    private const string Drivers = """
        menu "Drivers"
        	depends on PCI || \
        		USB
        choice
        	prompt "Which"
        	default A
        config A
        	bool "A one"
        endchoice
        config B
        	tristate "B two" if EXPERT
        	depends on A && !C
        	select D if E
        	default m if MODULES
        endmenu
        config D
        	def_tristate n
        """;

    [Test]
    public void An_option_depends_on_what_is_around_it_too()
    {
        var option = Index().First("B")!;

        Assert.That(option.Depends, Is.EqualTo(new[] { "(PCI ||  USB)", "A && !C" }));
        Assert.That((option.Type, option.Prompt, option.PromptIf), Is.EqualTo(("tristate", "B two", "EXPERT")));
        Assert.That(option.Selects, Is.EqualTo(new[] { ("D", "E") }));
        Assert.That(option.Origin.ToString(), Is.EqualTo("drivers/Kconfig:10"));
    }

    [Test]
    public void Help_is_kept_with_its_paragraphs_and_files_of_the_architecture_are_read()
    {
        Assert.That(Index().First("MODULES")!.Help, Is.EqualTo("Loadable parts.\n\nThey are fine."));
        Assert.That(Index().First("ARM64")!.Depends, Is.EqualTo(new[] { "ARM64" }));
        Assert.That(Index().First("D")!.HasPrompt, Is.False);
    }

    [TestCase("A && !C", "n", "C=y", "A, !C")]
    [TestCase("A || C", "n", "C=y", "")]
    [TestCase("A=y && C", "m", "C=y", "A=y")]
    [TestCase("(A || B) && $(cc-option,-mfoo)", "n", "", "(A || B)")]
    [TestCase("NR > 8", "n", "NR=16", "")]
    [TestCase("A != n", "n", "", "A!=n")]
    public void What_is_not_met_is_named_as_small_as_it_can_be(string condition, string a, string other, string unmet)
    {
        var values = new Dictionary<string, ConfigValue> { ["A"] = ConfigValue.Of(a) };
        if (other.Length > 0)
        {
            values[other.Split('=')[0]] = ConfigValue.Of(other.Split('=')[1]);
        }

        Assert.That(string.Join(", ", Dependency.Parse(condition).Unmet(values, 1)), Is.EqualTo(unmet));
    }

    [Test]
    public void A_patch_says_which_options_it_defines_takes_away_and_changes()
    {
        var patch = """
            --- a/drivers/foo/Kconfig
            +++ b/drivers/foo/Kconfig
            @@ -1,6 +1,9 @@ config FOO
             	bool "Foo"
            -	default y
            +	default n
             
            +config BAR
            +	bool "Bar"
            -config BAZ
            -	bool "Baz"
            --- a/drivers/foo/foo.c
            +++ b/drivers/foo/foo.c
            @@ -1 +1 @@
            +config NOT
            """u8;

        var options = PatchOptions.Read(patch);

        Assert.That(options.Added, Is.EqualTo(new[] { "BAR" }));
        Assert.That(options.Removed, Is.EqualTo(new[] { "BAZ" }));
        Assert.That(options.Changed, Is.EqualTo(new[] { "FOO" }));
    }

    private static KconfigIndex Index() => KconfigIndex.Read(
        path => path switch
        {
            "Kconfig" => Root,
            "drivers/Kconfig" => Drivers,
            "arch/arm64/Kconfig" => "config ARM64\n\tdef_bool y\n",
            _ => null,
        },
        "arm64");
}
