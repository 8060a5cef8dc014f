using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Tests.Archives;
using PatchQueue.Trees;

namespace PatchQueue.Tests.Cache;

/// <summary>A folder with archives and a cache, and a clock that a test sets; all gone after the test.</summary>
internal sealed class CacheScene : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pq-cache-test-").FullName;

    public CacheScene(long maxBytes = 1 << 30)
    {
        Place = Path.Combine(_root, "cache");
        Cache = new BaseCache(Place, maxBytes, Log.Add, Clock);
    }

    /// <summary>The cache's directory.</summary>
    public string Place { get; }

    public BaseCache Cache { get; }

    public SettableClock Clock { get; } = new();

    public List<string> Log { get; } = [];

    /// <summary>The folder that entries lie in.</summary>
    public string Bases => Path.Combine(Place, "bases");

    /// <summary>The names in it, unfinished ones too.</summary>
    public IEnumerable<string> Names => Directory.Exists(Bases)
        ? Directory.GetDirectories(Bases).Select(folder => Path.GetFileName(folder))
        : [];

    /// <summary>A file of the only entry.</summary>
    public string Only(string file) => Path.Combine(Bases, Names.Single(), file);

    /// <summary>Stores an archive that is large enough to be kept.</summary>
    /// <param name="tar">What is in it besides <c>top/big</c>.</param>
    /// <param name="kind">How it is compressed.</param>
    /// <param name="seed">Makes archives differ.</param>
    /// <param name="top">The leading directory.</param>
    public string Store(RawTar tar, CompressionKind kind = CompressionKind.Zstd, int seed = 1, string top = "top")
    {
        var noise = new char[1_200_000];
        var random = new Random(seed);
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = (char)random.Next(256);
        }

        return Store($"a{seed}.tar.{kind}", RawTar.Compress(tar.File($"{top}/big", new string(noise)).ToBytes(), kind));
    }

    public string Store(string name, byte[] archive)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllBytes(path, archive);
        return path;
    }

    public IMainline Open(string archive, CacheUse use = CacheUse.ReadAndFill, Stream? tap = null) =>
        Cache.Open(archive, new ArchiveOptions { Tap = tap }, use);

    /// <summary>Reads an archive once, as a dry run does.</summary>
    public void Fill(string archive)
    {
        using var mainline = Open(archive);
        Read(mainline);
    }

    /// <summary>Reads all and keeps nothing.</summary>
    public static void Read(IMainline mainline, CancellationToken cancellation = default) =>
        mainline.ReadAll(new MainlineIntake(ApplyPlan.Of([]), null, null), cancellation);

    /// <summary>The tree that a mainline gives, a line a file.</summary>
    public static string Listing(IMainline mainline)
    {
        using var tree = new TemporaryTree();
        using (var writer = new DirectoryTreeWriter(tree.Handle, ExistingFile.Replace, mainline.KeepsPermissions))
        {
            mainline.ReadAll(new MainlineIntake(ApplyPlan.Of([]), writer, null), CancellationToken.None);
            writer.Finish();
        }

        return tree.Listing();
    }

    public static string Direct(string archive)
    {
        using var mainline = new ArchiveMainline(archive, ArchiveOptions.Default);
        return Listing(mainline);
    }

    /// <summary>Changes one byte of a file.</summary>
    public static void Damage(string path, long at)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = at;
        var octet = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(octet ^ 0x10));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
