using System.Text;
using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

public class OpenedFileTests
{
    private static readonly byte[] Text =
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 400_000).Select(i => $"line {(long)i * 7919 % 65_521}\n")));

    [Test]
    public void A_file_is_opened_by_its_first_bytes_and_shown_to_the_tap(
        [Values(CompressionKind.None, CompressionKind.Gzip, CompressionKind.Bzip2, CompressionKind.Xz, CompressionKind.Zstd)]
        CompressionKind kind)
    {
        using var tree = new TemporaryTree();
        using var tap = new MemoryStream();
        using var result = new MemoryStream();
        using (var stream = Decompression.Open(Store(tree, RawTar.Compress(Text, kind)), new ArchiveOptions { Tap = tap }))
        {
            stream.CopyTo(result);
        }

        Assert.That(result.ToArray(), Is.EqualTo(Text));
        Assert.That(tap.ToArray(), Is.EqualTo(Text));
    }

    [Test]
    public void A_cut_file_gives_what_is_there_and_then_an_error_that_names_it()
    {
        using var tree = new TemporaryTree();
        var whole = RawTar.Compress(Text, CompressionKind.Gzip);
        using var stream = Decompression.Open(Store(tree, whole[..^9]), ArchiveOptions.Default);
        using var result = new MemoryStream();
        var failure = Assert.Throws<ArchiveException>(() => stream.CopyTo(result));
        Assert.That(failure!.Archive, Is.EqualTo("file"));
        Assert.That(failure.Fault, Is.EqualTo("is truncated"));
        Assert.That(result.Length, Is.GreaterThan(Text.Length / 2));
    }

    [Test]
    public void A_file_that_is_closed_early_ends_its_thread()
    {
        using var tree = new TemporaryTree();
        var path = Store(tree, RawTar.Compress(Text, CompressionKind.Xz));
        using (var stream = Decompression.Open(path, ArchiveOptions.Default))
        {
            Assert.That(stream.ReadByte(), Is.EqualTo('l'));
        }

        File.Delete(path);
        Assert.That(tree.Listing(), Is.Empty);
    }

    [Test]
    public void A_patch_that_is_not_compressed_stays_the_same_memory_whatever_its_name()
    {
        ReadOnlyMemory<byte> patch = "--- a/f\n"u8.ToArray();
        Assert.That(Decompression.Decompress(patch, "a.patch.gz", 1), Is.EqualTo(patch));
        Assert.That(Decompression.Decompress(default, "empty", 1).IsEmpty);
    }

    [Test]
    public void A_compressed_patch_is_unpacked_up_to_the_limit(
        [Values(CompressionKind.Gzip, CompressionKind.Bzip2, CompressionKind.Xz, CompressionKind.Zstd)] CompressionKind kind)
    {
        var packed = RawTar.Compress(Text, kind);
        Assert.That(Decompression.Decompress(packed, "p.patch", Text.Length).Span.SequenceEqual(Text));
        Assert.Throws<ArchiveException>(() => Decompression.Decompress(packed, "p.patch", Text.Length - 1));
    }

    private static string Store(TemporaryTree tree, byte[] content)
    {
        var path = Path.Combine(tree.Root, "file");
        File.WriteAllBytes(path, content);
        return path;
    }
}
