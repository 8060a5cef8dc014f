using System.Xml.Linq;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class PackageMetaTests
{
    [TestCase("<package name=\"a\"><title>t</title><description /><build /></package>")]
    [TestCase("<package name=\"a\"><title>t</title><description /><scmsync>old</scmsync><build /></package>")]
    public void The_address_of_the_branch_stands_behind_the_description(string meta) => Assert.That(
        PackageMeta.WithScmSync(XElement.Parse(meta), "https://x.org/a?trackingbranch=main#1").ToString(SaveOptions.DisableFormatting),
        Is.EqualTo("<package name=\"a\"><title>t</title><description />"
            + "<scmsync>https://x.org/a?trackingbranch=main#1</scmsync><build /></package>"));
}
