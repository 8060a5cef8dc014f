using NUnit.Framework;
using PatchQueue.Export;

namespace PatchQueue.Tests.Export;

public sealed class OldFlavorsTests
{
    private const string Text = "# old\ni386/default\tsmp\t2.6.17\nno line\n\ni386/default  vmi  2.6.38\narm64/default vanilla 3.12\n";

    [Test]
    public void A_flavor_takes_the_place_of_older_ones_on_its_architectures() =>
        Assert.That(OldFlavors.Read(Text).Replaced("default", "", ["arm64", "i386", "s390x"]), Is.EqualTo("""
            %ifarch aarch64
            Provides:       kernel-vanilla = 3.12
            Obsoletes:      kernel-vanilla <= 3.12
            %endif
            %ifarch %ix86
            Provides:       kernel-smp = 2.6.17
            Obsoletes:      kernel-smp <= 2.6.17
            Provides:       kernel-vmi = 2.6.38
            Obsoletes:      kernel-vmi <= 2.6.38
            %endif
            """));

    [Test]
    public void Subpackages_came_with_2_6_27() => Assert.That(OldFlavors.Read(Text).Replaced("default", "-base", ["i386"]), Is.EqualTo("""
        %ifarch %ix86
        Provides:       kernel-vmi-base = 2.6.38
        Obsoletes:      kernel-vmi-base <= 2.6.38
        %endif
        """));

    [TestCase("pae")]
    [TestCase("def")]
    public void Other_flavors_have_none(string flavor) => Assert.That(OldFlavors.Read(Text).Replaced(flavor, "", ["i386"]), Is.Empty);
}
