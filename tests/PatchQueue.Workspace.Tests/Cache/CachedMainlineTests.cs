using System.Text;
using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Tests.Archives;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Cache;

public sealed class CachedMainlineTests
{
    [Test]
    public void The_second_reading_gives_the_same_tree_and_the_same_bytes(
        [Values(CompressionKind.Gzip, CompressionKind.Bzip2, CompressionKind.Xz, CompressionKind.Zstd)] CompressionKind kind)
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar(), kind);
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        using (var filling = scene.Open(archive, tap: first))
        {
            Assert.That(CacheScene.Listing(filling), Is.EqualTo(CacheScene.Direct(archive)));
        }

        using var cached = scene.Open(archive, CacheUse.Read, second);

        Assert.That(cached, Is.InstanceOf<CachedMainline>());
        Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
        Assert.That(second.ToArray(), Is.EqualTo(first.ToArray()));
        Assert.That(File.ReadAllBytes(scene.Only("tar")), Is.EqualTo(first.ToArray()));
    }

    [Test]
    public void Single_files_are_read_as_from_the_unpacked_tree()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar());
        scene.Fill(archive);
        using var tree = new TemporaryTree();
        tree.Unpack(File.ReadAllBytes(archive));
        var unpacked = new DirectorySource(tree.Handle);
        using var cached = scene.Open(archive);
        var source = cached.AsSource()!;

        string[] paths =
        [
            "big", "twice", "d", "d/run", "d/hard", "link", "implied", "implied/deep/er", "absent", "d/absent", "link/x", "twice/x/y",
            "imp",
        ];
        foreach (var path in paths.Append(new string('l', 90) + "/" + new string('m', 90)))
        {
            Assert.That(Read(source, path), Is.EqualTo(Read(unpacked, path)), path);
        }
    }

    [Test]
    public void Who_wants_every_byte_gets_no_single_files()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar());
        scene.Fill(archive);
        using var tap = new MemoryStream();
        using var cached = scene.Open(archive, tap: tap);

        Assert.That(cached.AsSource(), Is.Null);
    }

    [Test]
    public void A_tar_whose_first_bytes_look_compressed_is_read_as_the_tar_it_is()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar().File("BZhtop/f", "x"), CompressionKind.Gzip, top: "BZhtop");
        scene.Fill(archive);
        using var cached = scene.Open(archive);

        Assert.That(cached, Is.InstanceOf<CachedMainline>());
        Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
    }

    [Test]
    public void A_reader_goes_on_when_the_entry_is_removed()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar());
        scene.Fill(archive);
        using var cached = scene.Open(archive);

        scene.Cache.Remove(scene.Cache.List());

        Assert.That(scene.Names, Is.Empty);
        Assert.That(Read(cached.AsSource()!, "twice"), Does.Contain("second"));
        Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
    }

    [Test]
    public void A_damaged_tar_is_found_out_before_a_wrong_byte_is_given()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar());
        foreach (var at in (long[])[5, 700, 1 << 20, (1 << 20) + 100_000])
        {
            scene.Fill(archive);
            using var cached = scene.Open(archive);
            CacheScene.Damage(scene.Only("tar"), at);

            Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
            Assert.That(scene.Names, Is.Empty);
        }
    }

    [Test]
    public void A_damaged_file_is_found_out_when_it_is_read_alone()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(Tar());
        scene.Fill(archive);
        using var cached = scene.Open(archive);
        CacheScene.Damage(scene.Only("tar"), 1 << 20);

        Assert.That(Read(cached.AsSource()!, "twice"), Does.Contain("second"));
        Assert.Throws<CacheDamagedException>(() => Read(cached.AsSource()!, "big"));
        Assert.That(scene.Names, Is.Empty);
        Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
    }

    private static RawTar Tar() => new RawTar()
        .Directory("top")
        .Directory("top/d")
        .File("top/twice", "first")
        .File("top/d/run", "#!/bin/sh\n", 0x1ed)
        .File("top/empty", "")
        .HardLink("top/d/hard", "top/d/run")
        .Link("top/link", "d")
        .File("top/implied/deep/er", "x")
        .Pax($"path=top/{new string('l', 90)}/{new string('m', 90)}").File("top/short", "long")
        .File("top/twice", "second");

    private static string Read(ISourceTree source, string path)
    {
        var text = new FileText();
        var state = source.Read(TreePath.Parse(path), text, out var permissions);
        return state is SourceState.Regular or SourceState.Symlink
            ? $"{state} {permissions} {Encoding.Latin1.GetString(text.Content.Span)}"
            : state.ToString();
    }
}
