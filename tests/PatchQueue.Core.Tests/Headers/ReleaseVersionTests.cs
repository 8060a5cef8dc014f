using PatchQueue.Headers;

namespace PatchQueue.Tests.Headers;

public sealed class ReleaseVersionTests
{
    [Test]
    public void Releases_come_in_their_order()
    {
        string[] order = ["v2.6.9", "v2.6.12-rc2", "v2.6.12", "2.6.39", "v3.0-rc1", "v3.0", "v4.20", "5.0-rc8", "v5.0", "v6.9", "v6.10-rc1",
            "v6.10"];

        Assert.That(order.Reverse().OrderBy(text => ReleaseVersion.Read(text)), Is.EqualTo(order));
    }

    [TestCase("v6.12.1")]
    [TestCase("6.4-next")]
    [TestCase("next-20240101")]
    [TestCase("v6")]
    [TestCase("")]
    public void What_is_no_release_of_the_mainline_is_none(string text) => Assert.That(ReleaseVersion.Read(text), Is.Null);
}
