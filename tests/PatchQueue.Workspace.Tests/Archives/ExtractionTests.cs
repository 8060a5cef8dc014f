using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

public class ExtractionTests
{
    private static readonly ArchiveOptions Kept = new() { KeepsLeadingDirectory = true };

    [Test]
    public void The_leading_directory_goes_unless_it_is_kept()
    {
        var tar = new RawTar().Directory("p/").Directory("p/d/").File("p/d/f", "x").Link("p/l", "d/f").ToBytes();
        Assert.That(Unpacking.Listing(tar), Is.EqualTo("d/ 755\nd/f 644 x\nl -> d/f"));
        Assert.That(Unpacking.Listing(tar, options: Kept), Is.EqualTo("p/ 755\np/d/ 755\np/d/f 644 x\np/l -> d/f"));
    }

    [Test]
    public void An_archive_made_inside_its_directory_has_no_leading_one()
    {
        Assert.That(
            Unpacking.Listing(new RawTar().Directory("./").File("./a/f", "x").File("./g", "y").ToBytes()),
            Is.EqualTo("a/ 755\na/f 644 x\ng 644 y"));
        Assert.That(Unpacking.Listing(new RawTar().File("g", "y").File("a/f", "x").ToBytes()), Is.EqualTo("a/ 755\na/f 644 x\ng 644 y"));
    }

    [Test]
    public void An_entry_beside_the_leading_directory_is_an_error_with_a_hint()
    {
        using var tree = new TemporaryTree();
        var failure = Assert.Throws<ArchiveException>(() => tree.Unpack(new RawTar().File("p/f", "x").File("q/f", "y").ToBytes()));
        Assert.That(failure!.Fault, Is.EqualTo("has entries beside its leading directory p: q/f"));
        Assert.That(failure.Hint, Does.Contain("leading directory kept"));
    }

    [Test]
    public void Setuid_and_write_for_others_are_dropped_and_directories_stay_open_to_their_owner()
    {
        var tar = new RawTar().Directory("p/d", 0x149).File("p/d/f", "x", 0xfff).File("p/g", "y", 0x1b6).ToBytes();
        var (program, plain) = PatchQueue.Trees.Restoring.KeepsPermissions ? (775, 664) : (755, 644);
        Assert.That(Unpacking.Listing(tar), Is.EqualTo($"d/ 711\nd/f {program} x\ng {plain} y"));
    }

    [Test]
    public void A_hard_link_is_a_copy_of_what_the_earlier_entry_then_was()
    {
        var tar = new RawTar()
            .File("p/a", "one", 0x1ed).HardLink("p/d/b", "p/a").File("p/a", "two").Link("p/s", "a").HardLink("p/t", "p/s").ToBytes();
        Assert.That(Unpacking.Listing(tar), Is.EqualTo("a 644 two\nd/ 755\nd/b 755 one\ns -> a\nt -> a"));
    }

    [TestCase("p/none")]
    [TestCase("p/s/passwd")]
    [TestCase("p/d")]
    public void A_hard_link_to_anything_but_an_earlier_file_is_refused(string target) =>
        Assert.That(
            Unpacking.Refusal(new RawTar().Directory("p/d").Link("p/s", "/etc").HardLink("p/h", target).ToBytes()),
            Does.Contain("which is no file before it"));

    [Test]
    public void Hard_links_cannot_multiply_a_large_file_without_end()
    {
        var tar = new RawTar().File("p/a", new string('x', 1000));
        for (var i = 0; i < 20; i++)
        {
            tar.HardLink($"p/{i}", "p/a");
        }

        using var tree = new TemporaryTree();
        var path = Path.Combine(tree.Outside, "tree", "x.tar");
        File.WriteAllBytes(path, tar.ToBytes());
        var options = new PatchQueue.Trees.ExtractOptions { MaxLinkedBytes = 5000 };
        Assert.Throws<ArchiveException>(
            () => PatchQueue.Trees.ArchiveExtractor.Extract(path, tree.Handle, options, null, CancellationToken.None));
    }

    [Test]
    public void The_later_of_two_entries_wins_and_a_link_is_replaced_not_followed()
    {
        using var tree = new TemporaryTree();
        tree.Unpack(new RawTar()
            .File("p/f", "old").File("p/f", "new", 0x1ed).Link("p/l", "../../escape").File("p/l", "file").ToBytes());
        Assert.That(tree.Listing(), Is.EqualTo("f 755 new\nl 644 file"));
        Assert.That(tree.HasEscape(), Is.False);
    }

    [Test]
    public void Names_that_differ_by_case_are_two_files() =>
        Assert.That(
            Unpacking.Listing(new RawTar().File("p/README", "1").File("p/readme", "2").ToBytes()),
            Is.EqualTo("README 644 1\nreadme 644 2"));

    private static IEnumerable<TestCaseData> Escapes()
    {
        yield return Case("dot dot", new RawTar().File("../x", ""));
        yield return Case("dot dot inside", new RawTar().File("p/../../x", ""));
        yield return Case("absolute", new RawTar().File("/tmp/x", ""));
        yield return Case("pax path", new RawTar().Pax("path=../../x").File("p/f", ""));
        yield return Case("through a link", new RawTar().Link("p/l", "..").File("p/l/x", ""));
        yield return Case("through a link, deep", new RawTar().Link("p/l", "..").Directory("p/l/d/e/"));
        yield return Case("chain", new RawTar().Link("p/a", ".").Link("p/a/b", "..").Link("p/b2", "a/b/..").File("p/b2/x2", ""));
        yield return Case("link then directory", new RawTar().Link("p/d", "..").Directory("p/d").File("p/d/x", ""));
        yield return Case("directory then link", new RawTar().Directory("p/d").Link("p/d", "..").File("p/d/x", ""));
        yield return Case("link with a slash", new RawTar().Link("p/l/", "..").File("p/l/x", ""));
        yield return Case("hard link to a link", new RawTar().Link("p/l", "../..").HardLink("p/m", "p/l").File("p/m/x", ""));
        yield return Case("hard link outside", new RawTar().HardLink("p/m", "p/../../x"));
        yield return Case("git", new RawTar().File("p/.GIT/config", ""));
        yield return Case("state", new RawTar().File("p/.pq/state", ""));
        yield return Case("state as a link", new RawTar().Link("p/.pc", "/tmp"));
        yield return Case("file as a directory", new RawTar().File("p/f", "").File("p/f/g", ""));
        yield return Case("nothing", new RawTar().File("", ""));
        yield return Case("the root as a file", new RawTar().File("p/f", "").File("p", ""));

        static TestCaseData Case(string name, RawTar tar) => new(tar.ToBytes()) { TestName = "Refused, and nothing escapes: " + name };
    }

    [TestCaseSource(nameof(Escapes))]
    public void Refused(byte[] tar)
    {
        Assert.That(Unpacking.Refusal(tar), Is.Not.Empty);
        using var tree = new TemporaryTree();
        Assert.Catch<IOException>(() => tree.Unpack(tar, options: Kept).CommitId?.ToString());
        Assert.That(tree.HasEscape(), Is.False);
    }

    [Test]
    public void A_deep_tree_does_not_use_up_the_open_files()
    {
        var deep = "p/" + string.Concat(Enumerable.Repeat("a/", 1500));
        var tar = new RawTar()
            .Pax($"path={deep}f").File("x", "1").Pax($"path={deep[..400]}g").File("x", "2").Pax($"path={deep}h").File("x", "3").ToBytes();
        using var tree = new TemporaryTree();
        tree.Unpack(tar);
        Assert.That(File.ReadAllText(Path.Combine(tree.Root, deep[2..400] + "g")), Is.EqualTo("2"));
        Assert.That(File.ReadAllText(Path.Combine(tree.Root, deep[2..] + "h")), Is.EqualTo("3"));
    }

    [Test]
    public void Zeros_beyond_measure_are_taken_for_a_bomb(
        [Values(CompressionKind.Gzip, CompressionKind.Xz, CompressionKind.Zstd)] CompressionKind kind)
    {
        var bomb = RawTar.Compress(new RawTar().File("p/f", new string('\0', 24 << 20)).ToBytes(), kind);
        var limits = new ArchiveLimits { FreeBytes = 1 << 20 };
        Assert.That(
            Unpacking.Refusal(bomb, "a.tar.x", new ArchiveOptions { Limits = limits }),
            Does.Contain("unpacks to more than 200 times its size").And.Contain("bomb"));
    }

    [Test]
    public void Empty_directories_beyond_measure_are_taken_for_a_bomb()
    {
        var tar = new RawTar();
        for (var i = 0; i < 3000; i++)
        {
            tar.Directory($"p/{i}/");
        }

        var limits = new ArchiveLimits { FreeEntries = 100 };
        Assert.That(
            Unpacking.Refusal(RawTar.Compress(tar.ToBytes(), CompressionKind.Xz), "a.tar.xz", new ArchiveOptions { Limits = limits }),
            Does.Contain("entries in"));
    }

    [Test]
    public void The_tap_sees_the_whole_uncompressed_tar_with_its_padding()
    {
        byte[] tar = [.. new RawTar().File("p/f", "x").ToBytes(), .. new byte[3000]];
        using var tap = new MemoryStream();
        Unpacking.Listing(RawTar.Compress(tar, CompressionKind.Gzip), "a.tar.gz", new ArchiveOptions { Tap = tap });
        Assert.That(tap.ToArray(), Is.EqualTo(tar));
    }

    [Test]
    public void Cancelling_ends_the_reading_at_an_entry()
    {
        using var source = new CancellationTokenSource();
        var tar = new RawTar().File("p/a", "").File("p/b", "").ToBytes();
        Assert.Throws<OperationCanceledException>(
            () => ArchiveSource.Read(new MemoryStream(tar), "a.tar", ArchiveOptions.Default, _ => source.Cancel(), source.Token));
    }
}
