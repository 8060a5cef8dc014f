using System.Xml.Linq;
using PatchQueue.Submitting;

namespace PatchQueue.Tests.Submitting;

public sealed class SubmitPlanTests
{
    [Test]
    public void Files_are_told_apart_by_their_bytes()
    {
        using var tree = Package(("same", "1"), ("changed", "2"), ("added", "3"));
        var there = PackageListing.Read(XElement.Parse("""
            <directory name="p" rev="7" srcmd5="x">
              <entry name="same" md5="c4ca4238a0b923820dcc509a6f75849b" size="1" mtime="1"/>
              <entry name="changed" md5="00000000000000000000000000000000" size="1"/>
              <entry name="gone" md5="00000000000000000000000000000001" size="1"/>
            </directory>
            """));

        var plan = SubmitPlan.Between(PackageListing.OfFolder(tree.Root, CancellationToken.None), there);

        Assert.That(Names(plan.Added), Is.EqualTo("added"));
        Assert.That(Names(plan.Changed), Is.EqualTo("changed"));
        Assert.That(Names(plan.Removed), Is.EqualTo("gone"));
        Assert.That((plan.Unchanged, there.Revision), Is.EqualTo((1, "7")));
    }

    [Test]
    public void The_list_that_is_sent_bears_both_hashes()
    {
        using var tree = Package(("a&b", "1"));

        Assert.That(PackageListing.OfFolder(tree.Root, CancellationToken.None).Write().ToString(), Is.EqualTo(
            "<directory>\n  <entry name=\"a&amp;b\" md5=\"c4ca4238a0b923820dcc509a6f75849b\" "
            + "hash=\"sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\" />\n</directory>"));
    }

    [TestCase(".hidden")]
    [TestCase("line\nend")]
    public void A_name_that_the_service_does_not_take_is_refused(string name)
    {
        using var tree = Package((name, "1"));

        Assert.That(() => PackageListing.OfFolder(tree.Root, CancellationToken.None), Throws.TypeOf<SubmitException>());
    }

    [Test]
    public void A_folder_or_a_link_is_refused_and_what_osc_keeps_is_left_out()
    {
        using var tree = Package(("a", "1"));
        Directory.CreateDirectory(Path.Combine(tree.Root, ".osc"));
        Assert.That(PackageListing.OfFolder(tree.Root, CancellationToken.None).Files, Has.Count.EqualTo(1));

        File.CreateSymbolicLink(Path.Combine(tree.Root, "link"), "a");
        Assert.That(() => PackageListing.OfFolder(tree.Root, CancellationToken.None), Throws.TypeOf<SubmitException>());
    }

    [TestCase("home:me/kernel", true)]
    [TestCase("a/b/c", false)]
    [TestCase("a", false)]
    [TestCase("../b", false)]
    [TestCase("a/b c", false)]
    public void A_place_is_a_project_and_a_package(string text, bool holds) =>
        Assert.That(PackagePlace.TryParse(text) is not null, Is.EqualTo(holds));

    private static string Names(IEnumerable<PackageFile> files) => string.Join(' ', files.Select(file => file.Name));

    private static TemporaryTree Package(params (string Name, string Text)[] files)
    {
        var tree = new TemporaryTree();
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(tree.Root, name), text);
        }

        return tree;
    }
}
