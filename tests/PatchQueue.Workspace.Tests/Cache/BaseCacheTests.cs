using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Tests.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Cache;

public sealed class BaseCacheTests
{
    [Test]
    public void What_is_in_the_cache_is_listed_last_used_first()
    {
        using var scene = new CacheScene();
        var (one, other) = (scene.Store(new RawTar(), seed: 1), scene.Store(new RawTar().File("top/x", ""), seed: 2));
        scene.Fill(one);
        scene.Fill(other);
        scene.Clock.Ahead = TimeSpan.FromHours(1);
        scene.Open(one, CacheUse.Read).Dispose();

        var entries = scene.Cache.List();

        Assert.That(entries.Select(entry => entry.Archive), Is.EqualTo(new[] { Path.GetFileName(one), Path.GetFileName(other) }));
        Assert.That(entries.Select(entry => entry.Members), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(entries[0].Bytes, Is.GreaterThan(1_200_000));
        Assert.That(entries[0].LastUsed, Is.EqualTo(scene.Clock.GetUtcNow()).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public void An_archive_that_is_small_or_not_compressed_is_not_kept()
    {
        using var scene = new CacheScene();
        var small = scene.Store("small.tar.gz", RawTar.Compress(new RawTar().File("top/f", "x").ToBytes(), CompressionKind.Gzip));
        var plain = scene.Store(new RawTar(), CompressionKind.None);

        scene.Fill(small);
        scene.Fill(plain);

        Assert.That(Directory.Exists(scene.Place), Is.False);
    }

    [Test]
    public void A_run_that_only_reads_fills_nothing()
    {
        using var scene = new CacheScene();
        using var mainline = scene.Open(scene.Store(new RawTar()), CacheUse.Read);
        CacheScene.Read(mainline);

        Assert.That(scene.Names, Is.Empty);
    }

    [Test]
    public void The_entry_used_longest_ago_makes_room_but_never_one_that_is_read()
    {
        using var scene = new CacheScene(maxBytes: 2_600_000);
        var archives = Enumerable.Range(1, 4).Select(seed => scene.Store(new RawTar(), seed: seed)).ToArray();
        scene.Fill(archives[0]);
        scene.Clock.Ahead = TimeSpan.FromHours(1);
        scene.Fill(archives[1]);
        foreach (var (archive, i) in archives.Take(2).Select((archive, i) => (archive, i)))
        {
            scene.Clock.Ahead = TimeSpan.FromHours(i - 5);
            scene.Open(archive).Dispose();
        }

        scene.Clock.Ahead = TimeSpan.FromHours(-6);
        using var reader = scene.Open(archives[1]);
        scene.Clock.Ahead = default;
        scene.Fill(archives[2]);
        scene.Fill(archives[3]);

        Assert.That(
            scene.Cache.List().Select(entry => entry.Archive),
            Is.EquivalentTo(new[] { Path.GetFileName(archives[1]), Path.GetFileName(archives[3]) }));
    }

    [Test]
    public void An_archive_larger_than_the_cache_is_read_and_not_kept()
    {
        using var scene = new CacheScene(maxBytes: 2_000_000);
        var archive = scene.Store(new RawTar().File("top/long", new string('x', 1_000_000)));
        using var mainline = scene.Open(archive);

        Assert.That(CacheScene.Listing(mainline), Is.EqualTo(CacheScene.Direct(archive)));
        Assert.That(scene.Names, Is.Empty);
        Assert.That(scene.Log.Single(), Does.Contain("unpacks to more than"));
    }

    [Test]
    public void A_cache_of_no_size_is_none()
    {
        using var scene = new CacheScene(maxBytes: 0);

        scene.Fill(scene.Store(new RawTar()));

        Assert.That(Directory.Exists(scene.Place), Is.False);
    }

    [TestCase("/proc/pq-cache")]
    [TestCase("/dev/null/pq")]
    public void A_cache_that_cannot_be_written_is_none(string directory)
    {
        using var scene = new CacheScene();
        var log = new List<string>();
        var archive = scene.Store(new RawTar());
        var cache = new BaseCache(directory, 1 << 30, log.Add, scene.Clock);
        using var mainline = cache.Open(archive, new ArchiveOptions(), CacheUse.ReadAndFill);

        Assert.That(CacheScene.Listing(mainline), Is.EqualTo(CacheScene.Direct(archive)));
        Assert.That(log, Has.Some.Contain("the cache cannot be filled"));
    }

    [Test]
    public void An_archive_that_contradicts_itself_is_not_kept()
    {
        using var scene = new CacheScene();

        scene.Fill(scene.Store(new RawTar().File("top/f", "x").Directory("top/f")));

        Assert.That(scene.Names, Is.Empty);
        Assert.That(scene.Log.Single(), Does.Contain("contradict"));
    }

    [Test]
    public void An_archive_that_is_written_anew_is_another_one()
    {
        using var scene = new CacheScene();
        scene.Clock.Ahead = TimeSpan.FromMinutes(1);
        var archive = scene.Store(new RawTar());
        scene.Fill(archive);
        File.Copy(scene.Store(new RawTar().File("top/new", "x"), seed: 2), archive, overwrite: true);
        using var mainline = scene.Open(archive);

        Assert.That(mainline, Is.Not.InstanceOf<CachedMainline>());
        Assert.That(CacheScene.Listing(mainline), Does.Contain("new"));
    }

    [Test]
    public void A_copy_of_an_archive_under_another_name_needs_no_entry_of_its_own()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar());
        scene.Fill(archive);
        using var copy = scene.Open(scene.Store("copy", File.ReadAllBytes(archive)));

        Assert.That(copy, Is.InstanceOf<CachedMainline>());
    }
}
