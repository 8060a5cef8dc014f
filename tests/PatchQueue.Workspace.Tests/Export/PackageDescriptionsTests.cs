using NUnit.Framework;
using PatchQueue.Export;

namespace PatchQueue.Tests.Export;

public sealed class PackageDescriptionsTests
{
    [Test]
    public void A_package_has_a_summary_and_lines_behind_an_empty_one()
    {
        var known = PackageDescriptions.Read(
            "# the format\n=== a ===\nSummary: One\n\nTwo\n# not this\n\nthree\n\n=== b ===\nFour\n\n\nfive\n=== c ===\n");

        Assert.That(known["a"], Is.EqualTo(new PackageDescription("One", "Two\n\nthree", "")));
        Assert.That(known["b"], Is.EqualTo(new PackageDescription("Four", "five", "")));
        Assert.That(known["c"], Is.EqualTo(new PackageDescription("", "", "")));
    }

    [Test]
    public void Another_package_of_modules_is_one_of_the_same_flavor()
    {
        var known = PackageDescriptions.Read("=== gfs2-kmp ===\nGFS2\nRequires: dlm-kmp\nRequires:  b\n\ntext\n");

        Assert.That(known["gfs2-kmp"].Requires, Is.EqualTo(
            "Requires:       dlm-kmp-%build_flavor = %version-%release\nRequires:       b"));
        Assert.That(known["gfs2-kmp"].Summary, Is.EqualTo("GFS2"));
    }
}
