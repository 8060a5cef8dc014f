using PatchQueue.Queues;

namespace PatchQueue.Tests.Queues;

public sealed class MainlineResolverTests
{
    [TestCase("6.4", "q/linux-6.4.tar.xz", "q/linux-6.4.tar.xz")]
    [TestCase("6.4-rc7", "m/linux-6.4-rc7.tar.gz", "m/linux-6.4-rc7.tar.gz")]
    [TestCase("6.4", "m/v6.x/linux-6.4.tar.zst", "m/v6.x/linux-6.4.tar.zst")]
    [TestCase("2.6.39", "m/v2.6/linux-2.6.39.tar.bz2", "m/v2.6/linux-2.6.39.tar.bz2")]
    [TestCase("6.4-rc7", "m/v6.x/testing/linux-6.4-rc7.tar.xz", "m/v6.x/testing/linux-6.4-rc7.tar.xz")]
    [TestCase("6.4-rc7", "m/testing/linux-6.4-rc7.tar.xz", "m/testing/linux-6.4-rc7.tar.xz")]
    [TestCase("next-20230616", "m/linux-next-20230616.tar.xz", "m/linux-next-20230616.tar.xz")]
    [TestCase("6.4", "m/linux-6.4.tar.xz q/linux-6.4.tar.gz g/.git/HEAD", "q/linux-6.4.tar.gz")]
    [TestCase("6.4-rc7", "g/.git/HEAD", "g#v6.4-rc7")]
    [TestCase("next-20230616", "g/.git/HEAD", "g#next-20230616")]
    [TestCase("6.4-rc7-g45a3e24f65e9", "g/.git/HEAD", "g#45a3e24f65e9")]
    [TestCase("6.4-rc7-12-g45a3e24f65e9", "g/objects/info/x", "g#45a3e24f65e9")]
    public void A_version_is_found_where_the_scripts_look_for_it(string version, string files, string expected)
    {
        using var folder = new TempFolder();
        foreach (var file in files.Split(' '))
        {
            folder.Write(file);
        }

        var found = MainlineResolver.Resolve(version, folder.At("q"), Variables(folder));

        Assert.That(found, Is.EqualTo(new MainlineSearch.Found(folder.At(expected))));
    }

    [Test]
    public void What_is_not_found_lists_the_places_that_were_tried()
    {
        using var folder = new TempFolder();

        var all = (MainlineSearch.NotFound)MainlineResolver.Resolve("6.4", folder.At("q"), Variables(folder));
        var few = (MainlineSearch.NotFound)MainlineResolver.Resolve("6.4", folder.At("q"), new Dictionary<string, string>());

        Assert.That(all.Tried, Is.EqualTo(new[]
        {
            folder.At("q/linux-6.4.tar.{xz,zst,gz,bz2}"),
            folder.At("m/linux-6.4.tar.{xz,zst,gz,bz2}"),
            folder.At("m/v6.x/linux-6.4.tar.{xz,zst,gz,bz2}"),
            folder.At("m/v6.x/testing/linux-6.4.tar.{xz,zst,gz,bz2}"),
            folder.At("m/testing/linux-6.4.tar.{xz,zst,gz,bz2}"),
            folder.At("g") + " (no git repository)",
        }));
        Assert.That(
            few.Tried, Is.EqualTo(new[] { folder.At("q/linux-6.4.tar.{xz,zst,gz,bz2}"), "$MIRROR (not set)", "$LINUX_GIT (not set)" }));
    }

    private static Dictionary<string, string> Variables(TempFolder folder) =>
        new() { ["MIRROR"] = folder.At("m"), ["LINUX_GIT"] = folder.At("g") };
}
