using System.Text;
using CsCheck;
using PatchQueue.Archives;
using PatchQueue.Text;

namespace PatchQueue.Tests.Archives;

public class TarWriterTests
{
    private static readonly Gen<byte[]> Component =
        Gen.Byte.Where(octet => octet is not (0 or (byte)'/' or (byte)'.')).Array[1, 120]
            .Where(name => TreePath.TryCreate(name, out _, out _));

    [Test]
    public void What_is_written_is_read_back() =>
        Component.Array[1, 4].Select(parts => parts.Aggregate((a, b) => [.. a, (byte)'/', .. b]))
            .Select(Gen.Byte.Array[0, 2000], Component).Sample(
            (name, content, target) =>
            {
                Assert.That(TreePath.TryCreate(name, out var path, out _));
                using var tar = new MemoryStream();
                var writer = new TarWriter(tar, "linux-6.12", 1_600_000_000);
                writer.WriteFile(path!, content, 0x1ed);
                writer.WriteSymlink(TreePath.Parse("zz"), target);
                writer.Complete();
                var seen = new List<(TreePath Path, byte[] Content, byte[] Target)>();
                ArchiveSource.Read(
                    new MemoryStream(tar.ToArray()),
                    "x.tar",
                    ArchiveOptions.Default,
                    entry =>
                    {
                        var bytes = new byte[entry.Size];
                        entry.ReadContent(bytes);
                        seen.Add((entry.Path, bytes, entry.LinkTarget.ToArray()));
                    },
                    CancellationToken.None);
                return tar.Length % 10240 == 0 && seen.Count == 2 && seen[0].Path.Equals(path) && seen[0].Content.SequenceEqual(content)
                    && seen[1].Target.SequenceEqual(target);
            },
            iter: 200);

    [Test]
    public void The_same_input_gives_the_same_bytes_and_modes_are_644_or_755()
    {
        Assert.That(Small(), Is.EqualTo(Small()));
        Assert.That(Unpacking.Listing(Small()), Is.EqualTo("d/ 755\ne 755 y\nf 644 x\nl -> f"));
    }

    [Test]
    public void Short_names_need_no_extended_header()
    {
        var name = string.Join('/', Enumerable.Repeat("directory", 14)) + "/file";
        Assert.That(Encoding.Latin1.GetString(Write(name)), Does.Not.Contain("PaxHeader"));
        Assert.That(Encoding.Latin1.GetString(Write("na\u00efve")), Does.Contain("path=p/na"));
        Assert.That(Encoding.Latin1.GetString(Write(new string('n', 101))), Does.Contain("PaxHeader"));
    }

    [Test]
    public void A_file_of_another_size_than_announced_is_an_error_of_the_program()
    {
        var writer = new TarWriter(Stream.Null, null, 0);
        writer.BeginFile(TreePath.Parse("f"), 3, 0);
        Assert.Throws<InvalidOperationException>(() => writer.WriteContent("four"u8));
        writer = new TarWriter(Stream.Null, null, 0);
        writer.BeginFile(TreePath.Parse("f"), 3, 0);
        Assert.Throws<InvalidOperationException>(writer.Complete);
    }

    [Test]
    [Platform("Linux")]
    public void Gnu_tar_reads_it_the_same_way()
    {
        using var tree = new TemporaryTree();
        var file = Path.Combine(tree.Outside, "tree", "a.tar");
        File.WriteAllBytes(file, Small());
        using var tar = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("tar", ["tvf", file, "--full-time", "--utc"]) { RedirectStandardOutput = true })!;
        var listing = tar.StandardOutput.ReadToEnd();
        tar.WaitForExit();
        Assert.That(tar.ExitCode, Is.Zero);
        Assert.That(listing.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "drwxr-xr-x root/root         0 2020-09-13 12:26:40 p/d/",
            "-rwxr-xr-x root/root         1 2020-09-13 12:26:40 p/e",
            "-rw-r--r-- root/root         1 2020-09-13 12:26:40 p/f",
            "lrwxrwxrwx root/root         0 2020-09-13 12:26:40 p/l -> f",
        }));
    }

    private static byte[] Write(string name)
    {
        using var tar = new MemoryStream();
        var writer = new TarWriter(tar, "p", 0);
        writer.WriteFile(TreePath.Parse(name), [], 0);
        writer.Complete();
        return tar.ToArray();
    }

    private static byte[] Small()
    {
        using var tar = new MemoryStream();
        var writer = new TarWriter(tar, "p", 1_600_000_000);
        writer.WriteDirectory(TreePath.Parse("d"));
        writer.WriteFile(TreePath.Parse("e"), "y"u8, 0x1fd);
        writer.WriteFile(TreePath.Parse("f"), "x"u8, 0x1b4);
        writer.WriteSymlink(TreePath.Parse("l"), "f"u8);
        writer.Complete();
        return tar.ToArray();
    }
}
