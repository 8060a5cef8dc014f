using PatchQueue.Packaging;

namespace PatchQueue.Tests.Packaging;

public sealed class SafeNameTests
{
    [TestCase("%(touch pwned).patch")]
    [TestCase("%{lua:os.execute(\"touch pwned\")}.patch")]
    [TestCase("a b.patch")]
    [TestCase("a'b.patch")]
    [TestCase("a\"b.patch")]
    [TestCase("a;b.patch")]
    [TestCase("a$(b).patch")]
    [TestCase("a`b`.patch")]
    [TestCase("a\nb.patch")]
    [TestCase("a\r%post")]
    [TestCase("a\tb")]
    [TestCase("<a>.patch")]
    [TestCase("a&b.patch")]
    [TestCase("a|b.patch")]
    [TestCase("a*b.patch")]
    [TestCase("a#b.patch")]
    [TestCase("a@@NAME@@\u202e.patch")]
    [TestCase("-R.patch")]
    [TestCase("patches.suse/-R")]
    [TestCase("../a.patch")]
    [TestCase("a//b.patch")]
    [TestCase("/etc/passwd")]
    [TestCase("")]
    public void A_patch_of_that_name_cannot_stand_in_a_package(string name) => Assert.That(SafeName.FaultOfPatch(name), Is.Not.Null);

    [TestCase("patches.suse/0001-net-fix_a.b+c.patch")]
    [TestCase("patches.kernel.org/6.3.1-001-wifi.patch")]
    [TestCase("bugfix/all/a@b,c=d~e.patch")]
    public void A_patch_of_that_name_can(string name) => Assert.That(SafeName.FaultOfPatch(name), Is.Null);

    [TestCase("1.0;reboot")]
    [TestCase("1.0 2")]
    [TestCase("%{x}")]
    [TestCase("v1.0")]
    [TestCase("")]
    [TestCase("1.0\n%post")]
    public void A_package_cannot_have_that_version(string version) => Assert.That(SafeName.FaultOfVersion(version), Is.Not.Null);

    [TestCase("../kernel")]
    [TestCase("-kernel")]
    [TestCase("ker nel")]
    [TestCase("kernel%x")]
    [TestCase("")]
    public void A_package_cannot_have_that_name(string name) => Assert.That(SafeName.FaultOfPackage(name), Is.Not.Null);
}
