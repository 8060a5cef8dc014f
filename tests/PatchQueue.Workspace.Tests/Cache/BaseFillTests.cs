using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Tests.Archives;

namespace PatchQueue.Tests.Cache;

public sealed class BaseFillTests
{
    [Test]
    public void Runs_that_fill_at_once_leave_one_entry()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar().File("top/f", "x"));
        var runs = Enumerable.Range(0, 4).Select(_ => scene.Open(archive)).ToArray();

        Parallel.ForEach(runs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, run => CacheScene.Read(run));

        Assert.That(scene.Names.Count(), Is.EqualTo(1));
        using var cached = scene.Open(archive);
        Assert.That(cached, Is.InstanceOf<CachedMainline>());
        Assert.That(CacheScene.Listing(cached), Is.EqualTo(CacheScene.Direct(archive)));
    }

    [Test]
    public void A_cut_archive_leaves_no_entry()
    {
        using var scene = new CacheScene();
        var whole = File.ReadAllBytes(scene.Store(new RawTar()));

        Assert.Throws<ArchiveException>(() => scene.Fill(scene.Store("cut.tar.zst", whole[..^50_000])));

        Assert.That(scene.Names, Is.Empty);
    }

    [Test]
    public void A_run_that_is_cancelled_leaves_no_entry()
    {
        using var scene = new CacheScene();
        using var mainline = scene.Open(scene.Store(new RawTar()));

        Assert.Throws<OperationCanceledException>(() => CacheScene.Read(mainline, new CancellationToken(canceled: true)));

        Assert.That(scene.Names, Is.Empty);
    }

    [Test]
    public void What_killed_runs_have_left_goes_with_the_next_run_and_what_runs_are_writing_stays()
    {
        using var scene = new CacheScene();
        Write(scene, ".new-killed", "tar").Dispose();
        Write(scene, ".old-killed", "tar").Dispose();
        using var open = Write(scene, ".new-running", "tar");
        Directory.CreateDirectory(Path.Combine(scene.Bases, ".new-nothing"));

        scene.Fill(scene.Store(new RawTar()));

        Assert.That(scene.Names.Where(name => name.StartsWith('.')), Is.EqualTo(new[] { ".new-running" }));
    }

    [Test]
    public void A_damaged_index_is_passed_over_and_made_anew()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar().Link("top/link", "x"));
        scene.Fill(archive);
        var length = new FileInfo(scene.Only("index")).Length;
        for (long at = 0; at < length; at++)
        {
            if (at == 7)
            {
                continue; // the version
            }

            CacheScene.Damage(scene.Only("index"), at);
            using var mainline = scene.Open(archive);
            Assert.That(mainline, Is.Not.InstanceOf<CachedMainline>(), $"byte {at}");
            CacheScene.Damage(scene.Only("index"), at);
        }

        CacheScene.Damage(scene.Only("index"), length / 2);
        scene.Fill(archive);
        using var cached = scene.Open(archive);
        Assert.That(cached, Is.InstanceOf<CachedMainline>());
        Assert.That(scene.Names.Count(), Is.EqualTo(1));
    }

    [TestCase("index")]
    [TestCase("tar")]
    public void An_entry_that_lacks_something_is_passed_over_and_made_anew(string file)
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar());
        foreach (var length in (long?[])[null, 0, 600])
        {
            scene.Fill(archive);
            Cut(scene.Only(file), length);
            using var mainline = scene.Open(archive);
            Assert.That(mainline, Is.Not.InstanceOf<CachedMainline>());
        }

        scene.Fill(archive);
        using var cached = scene.Open(archive);
        Assert.That(cached, Is.InstanceOf<CachedMainline>());
    }

    [Test]
    public void An_entry_of_a_newer_version_is_passed_over_and_stays()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar());
        scene.Fill(archive);
        CacheScene.Damage(scene.Only("index"), 7);
        var newer = File.ReadAllBytes(scene.Only("index"));
        scene.Fill(archive);

        Assert.That(File.ReadAllBytes(scene.Only("index")), Is.EqualTo(newer));
        Assert.That(scene.Cache.List().Single().Archive, Is.Null);
    }

    [Test]
    public void A_note_is_trusted_only_when_the_archive_had_not_just_been_written()
    {
        using var scene = new CacheScene();
        var archive = scene.Store(new RawTar());
        scene.Fill(archive);
        var stamps = Path.Combine(scene.Place, "stamps");
        Assert.That(Directory.Exists(stamps), Is.False);

        scene.Clock.Ahead = TimeSpan.FromMinutes(1);
        scene.Open(archive).Dispose();
        Assert.That(File.ReadAllText(Directory.GetFiles(stamps).Single()), Does.EndWith($" {scene.Names.Single()}\n"));

        scene.Cache.Remove(scene.Cache.List());
        Assert.That(Directory.GetFiles(stamps), Is.Empty);
    }

    private static FileStream Write(CacheScene scene, string folder, string file)
    {
        Directory.CreateDirectory(Path.Combine(scene.Bases, folder));
        return new FileStream(Path.Combine(scene.Bases, folder, file), FileMode.Create, FileAccess.Write, FileShare.None);
    }

    private static void Cut(string path, long? length)
    {
        if (length is { } bytes)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            file.SetLength(bytes);
        }
        else
        {
            File.Delete(path);
        }
    }
}
