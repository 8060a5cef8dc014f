using System.Text;
using PatchQueue.Archives;

namespace PatchQueue.Tests.Archives;

public class DecompressionTests
{
    private static readonly byte[] Text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => $"line {i * i}\n")));

    [TestCase(CompressionKind.None)]
    [TestCase(CompressionKind.Gzip)]
    [TestCase(CompressionKind.Bzip2)]
    [TestCase(CompressionKind.Xz)]
    [TestCase(CompressionKind.Zstd)]
    public void What_was_compressed_comes_back(CompressionKind kind) =>
        Assert.That(Compression.Decompress(RawTar.Compress(Text, kind), kind, 1 << 20, "x"), Is.EqualTo(Text));

    [TestCase(CompressionKind.Gzip)]
    [TestCase(CompressionKind.Bzip2)]
    [TestCase(CompressionKind.Xz)]
    [TestCase(CompressionKind.Zstd)]
    public void A_file_cut_at_any_byte_is_an_error(CompressionKind kind)
    {
        var whole = RawTar.Compress(Text, kind);
        Assert.Multiple(() =>
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var cut = whole.AsMemory(0, length);
                Assert.Throws<ArchiveException>(
                    () => Compression.Decompress(cut, kind, 1 << 20, "x"), $"cut to {length} of {whole.Length}");
            }
        });
    }

    [TestCase(CompressionKind.Gzip)]
    [TestCase(CompressionKind.Bzip2)]
    [TestCase(CompressionKind.Xz)]
    [TestCase(CompressionKind.Zstd)]
    public void A_flipped_bit_is_an_error_or_changes_nothing(CompressionKind kind)
    {
        var whole = RawTar.Compress(Text, kind);
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x10;
            try
            {
                Assert.That(Compression.Decompress(damaged, kind, 1 << 20, "x"), Is.EqualTo(Text), $"byte {i}");
            }
            catch (ArchiveException)
            {
                // as it should be
            }
        }
    }

    [TestCase(CompressionKind.Gzip)]
    [TestCase(CompressionKind.Bzip2)]
    [TestCase(CompressionKind.Xz)]
    [TestCase(CompressionKind.Zstd)]
    public void Two_files_one_after_another_are_one(CompressionKind kind)
    {
        byte[] twice = [.. RawTar.Compress(Text, kind), .. RawTar.Compress(Text, kind)];
        Assert.That(Compression.Decompress(twice, kind, 1 << 20, "x"), Is.EqualTo((byte[])[.. Text, .. Text]));
    }

    [TestCase(CompressionKind.Gzip)]
    [TestCase(CompressionKind.Xz)]
    [TestCase(CompressionKind.Zstd)]
    public void Something_behind_the_end_is_an_error(CompressionKind kind)
    {
        byte[] longer = [.. RawTar.Compress(Text, kind), .. "rubbish!"u8];
        Assert.Throws<ArchiveException>(() => Compression.Decompress(longer, kind, 1 << 20, "x"));
    }

    [Test]
    public void More_than_the_limit_is_an_error(
        [Values(CompressionKind.Gzip, CompressionKind.Xz, CompressionKind.Zstd)] CompressionKind kind)
    {
        var bomb = RawTar.Compress(new byte[3 << 20], kind);
        var failure = Assert.Throws<ArchiveException>(() => Compression.Decompress(bomb, kind, 1 << 20, "p.patch"));
        Assert.That(failure!.Message, Is.EqualTo("p.patch unpacks to more than 1,048,576 bytes"));
    }

    [Test]
    public void Without_liblzma_a_cut_file_is_an_error_too()
    {
        var whole = RawTar.Compress(Text, CompressionKind.Xz);
        Assert.That(Managed(whole), Is.EqualTo(Text));
        Assert.Multiple(() =>
        {
            for (var length = 0; length < whole.Length; length++)
            {
                var cut = whole[..length];
                Assert.Throws<ArchiveException>(() => Managed(cut), $"cut to {length} of {whole.Length}");
            }
        });

        static byte[] Managed(byte[] data)
        {
            using var input = new CompressedInput(new MemoryStream(data));
            using var stream = new ForeignStream(new SharpCompress.Compressors.Xz.XZStream(input), input, "x");
            using var result = new MemoryStream();
            stream.CopyTo(result);
            return result.ToArray();
        }
    }

    [Test]
    public void The_lzma_format_is_read()
    {
        // printf 'hello\n' | xz --format=lzma
        var data = Convert.FromHexString("5d00008000ffffffffffffffff00341949ee8ddd3d3adfffffdd120000");
        Assert.That(Compression.OfName("a.tar.lzma"), Is.EqualTo(CompressionKind.Lzma));
        Assert.That(Encoding.ASCII.GetString(Compression.Decompress(data, CompressionKind.Lzma, 100, "x")), Is.EqualTo("hello\n"));
    }

    [Test]
    public void The_first_bytes_are_believed_before_the_name()
    {
        var tar = new RawTar().File("p/f", "x").ToBytes();
        Assert.That(Unpacking.Names(RawTar.Compress(tar, CompressionKind.Xz), "a.tar.gz"), Is.EqualTo(new[] { "f" }));
        Assert.That(Unpacking.Refusal(tar, "a.tar.gz"), Does.EndWith("a.tar.gz is not gzip data, though its name says so (at byte 0)"));
    }

    [Test]
    public void Compressing_twice_gives_the_same_bytes_with_any_number_of_threads()
    {
        var random = new Random(7);
        var data = new byte[25 << 20];
        random.NextBytes(data.AsSpan(0, 1 << 20));
        Assert.That(Xz(data, 1).AsSpan().SequenceEqual(Xz(data, 2)), "xz");
        Assert.That(RawTar.Compress(Text, CompressionKind.Zstd), Is.EqualTo(RawTar.Compress(Text, CompressionKind.Zstd)));
        Assert.That(RawTar.Compress(Text, CompressionKind.Gzip)[4..8], Is.EqualTo(new byte[4]), "gzip's time");
    }

    private static byte[] Xz(byte[] data, int threads)
    {
        using var result = new MemoryStream();
        using (var stream = new XzWriteStream(result, threads))
        {
            stream.Write(data);
        }

        return result.ToArray();
    }
}
