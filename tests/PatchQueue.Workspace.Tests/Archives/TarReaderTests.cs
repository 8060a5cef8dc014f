using System.Text;
using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

public class TarReaderTests
{
    private const string Commit = "2f5a1b6f2d4e4ad0c4a9d6c7e1f0b3a8d9c0e1f2";

    [Test]
    public void A_tar_cut_at_any_byte_before_its_end_mark_is_whole_is_an_error()
    {
        var whole = new RawTar().File("p/a", "hello").Pax("path=p/" + new string('n', 120)).File("p/b", new string('x', 600)).ToBytes();
        Assert.Multiple(() =>
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var cut = whole[..length];
                Assert.Throws<ArchiveException>(() => Unpacking.Names(cut), $"cut to {length} of {whole.Length}");
            }
        });
        Assert.That(Unpacking.Names(whole), Has.Count.EqualTo(2));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(512)]
    [TestCase(1000)]
    public void Blocks_may_end_anywhere(int blockSize)
    {
        var content = string.Concat(Enumerable.Range(0, 400).Select(i => $"{i},"));
        var tar = new RawTar().File("p/a", content).Link("p/l", "a").File("p/b", "").File("p/c", "end").ToBytes();
        using var reader = new TarReader(new MemoryStream(tar), "x", blockSize);
        var seen = new StringBuilder();
        while (reader.TryReadEntry(out var entry))
        {
            seen.Append(Encoding.ASCII.GetString(entry.Name)).Append('=');
            while (entry.Size < 2000 && reader.TryReadContent(out var piece))
            {
                seen.Append(Encoding.ASCII.GetString(piece));
            }

            seen.Append('\n');
        }

        Assert.That(seen.ToString(), Is.EqualTo($"p/a={content}\np/l=\np/b=\np/c=end\n"));
    }

    [Test]
    public void Content_that_is_not_read_is_passed_over() =>
        Assert.That(
            Unpacking.Names(new RawTar().File("p/a", new string('x', 5000)).File("p/b", "y").ToBytes()), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void Long_names_come_from_prefix_gnu_and_pax()
    {
        var deep = "p/" + string.Join('/', Enumerable.Repeat("directory", 15)) + "/f";
        var tar = new RawTar()
            .Add("f", '0', prefix: deep[..^2])
            .Add("././@LongLink", 'L', deep + "1\0", magic: "ustar  \0").Add("cut", '0', magic: "ustar  \0", prefix: "not a prefix")
            .Pax("path=" + deep + "2").File("cut", "")
            .Add("././@LongLink", 'K', "over/there\0").Link("p/l", "cut")
            .ToBytes();
        using var tree = new TemporaryTree();
        tree.Unpack(tar);
        Assert.That(Unpacking.Names(tar), Is.EqualTo(new[] { deep[2..], deep[2..] + "1", deep[2..] + "2", "l" }));
        Assert.That(tree.Listing(), Does.Contain("l -> over/there"));
    }

    [Test]
    public void Names_are_bytes_and_need_not_be_utf8() =>
        Assert.That(Unpacking.Names(new RawTar().File("p/na\u00efve", "").ToBytes()), Is.EqualTo(new[] { @"na\357ve" }));

    [Test]
    public void An_old_v7_archive_has_no_magic_and_marks_directories_by_a_slash() =>
        Assert.That(
            Unpacking.Listing(new RawTar().Add("p/d/", '\0', mode: 0x1ed, magic: "").Add("p/d/f", '\0', "x", magic: "").ToBytes()),
            Is.EqualTo("d/ 755\nd/f 644 x"));

    [Test]
    public void The_global_header_of_git_archive_gives_the_commit()
    {
        using var tree = new TemporaryTree();
        var summary = tree.Unpack(new RawTar()
            .Global("comment=" + Commit).Directory("linux-6.12/", 0x1fd).File("linux-6.12/f", "x", 0x1b4).ToBytes());
        Assert.That(summary, Is.EqualTo(new ArchiveSummary("linux-6.12", Commit, 2)));
        Assert.That(tree.Listing(), Is.EqualTo(PatchQueue.Trees.Restoring.KeepsPermissions ? "f 664 x" : "f 644 x"));
    }

    [Test]
    public void A_pax_size_and_time_override_the_header()
    {
        var tar = new RawTar().Pax("size=3", "mtime=1600000000.25").Add("p/f", '0', "abc", size: 0).File("p/g", "y").ToBytes();
        using var tree = new TemporaryTree();
        tree.Unpack(tar);
        Assert.That(tree.Listing(), Is.EqualTo("f 644 abc\ng 644 y"));
        Assert.That(
            File.GetLastWriteTimeUtc(Path.Combine(tree.Root, "f")), Is.EqualTo(DateTime.UnixEpoch.AddSeconds(1600000000).AddMilliseconds(250)));
    }

    [TestCase('3', "a character device")]
    [TestCase('4', "a block device")]
    [TestCase('6', "a fifo")]
    [TestCase('S', "a sparse file")]
    [TestCase('M', "the second part of a file begun in another archive")]
    [TestCase('Q', "a member of an unknown type (Q)")]
    public void What_no_source_tree_needs_is_refused_by_name(char type, string words) =>
        Assert.That(
            Unpacking.Refusal(new RawTar().Add("p/n\u001bx", type).ToBytes()),
            Does.EndWith($@"holds {words}, which no source tree needs: p/n\033x (at byte 0)"));

    [Test]
    public void A_pax_sparse_file_is_refused() =>
        Assert.That(
            Unpacking.Refusal(new RawTar().Pax("GNU.sparse.major=1").File("p/f", "").ToBytes()), Does.Contain("holds a sparse file"));

    [TestCase("12 path=p/x")]
    [TestCase("99 path=p/x\n")]
    [TestCase("path=p/x\n")]
    [TestCase("5 =x\n")]
    [TestCase("10 size=-1\n")]
    [TestCase("10 size=1z\n")]
    public void A_malformed_extended_header_is_an_error(string records) =>
        Assert.That(
            Unpacking.Refusal(new RawTar().Add("h", 'x', records).File("p/f", "").ToBytes()),
            Does.Contain("an extended header is malformed"));

    [Test]
    public void Damage_is_told_from_the_wrong_kind_of_file()
    {
        var damaged = new RawTar().File("p/a", "x").File("p/b", "y").ToBytes();
        damaged[1024 + 3] ^= 1;
        Assert.That(Unpacking.Refusal(damaged), Does.EndWith("is damaged: the check sum of a member's header is wrong (at byte 1024)"));
        Assert.That(Unpacking.Refusal(new byte[4096].Select(_ => (byte)'x').ToArray()), Does.EndWith("is not a tar archive (at byte 0)"));
    }

    [Test]
    public void A_directory_in_the_archives_place_is_an_error_that_names_it() =>
        Assert.That(
            Assert.Throws<ArchiveException>(
                () => ArchiveSource.Read("/usr/lib", ArchiveOptions.Default, _ => { }, CancellationToken.None))!.Message,
            Is.EqualTo("lib is a directory, or may not be read"));

    [Test]
    public void Absurd_sizes_are_refused_before_any_memory_is_taken()
    {
        Assert.That(
            Unpacking.Refusal(new RawTar().Add("n", 'L', size: 1L << 32).ToBytes()), Does.Contain("has a name of 4,294,967,296 bytes"));
        Assert.That(Unpacking.Refusal(new RawTar().Add("n", 'x', size: 1L << 32).ToBytes()), Does.Contain("has an extended header of"));
        Assert.That(Unpacking.Refusal(new RawTar().Global("path=x").ToBytes()), Does.Contain("gives all members one name or size"));
    }
}
