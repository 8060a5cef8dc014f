namespace PatchQueue.Benchmarks;

/// <summary>
/// A real queue to measure with: <c>PQ_BENCHMARK_CORPUS</c> names a folder as <c>scripts/corpora</c> makes them. Without it the inputs
/// are generated, and always the same.
/// </summary>
internal static class Corpus
{
    // As many patches as fit into a slab of the program; more say nothing more.
    private const int MostPatches = 5_000;

    private static readonly string? Folder = Environment.GetEnvironmentVariable("PQ_BENCHMARK_CORPUS");

    /// <summary>The bytes of its first patches, or of generated ones.</summary>
    public static byte[][] Patches() => Folder is null
        ? [.. Enumerable.Range(0, 1_000).Select(PatchMaker.WholePatch)]
        : [.. File.ReadLines(Path.Combine(Folder, "patches.list")).Take(MostPatches).Select(ReadPatch)];

    /// <summary>Its largest file, or a generated one of 10,000 lines.</summary>
    public static byte[] SourceFile() => Folder is null
        ? PatchMaker.SourceFile(10_000)
        : File.ReadAllBytes(new DirectoryInfo(Path.Combine(Folder, "base")).EnumerateFiles("*", SearchOption.AllDirectories)
            .MaxBy(file => file.Length)!.FullName);

    /// <summary>Its series.conf, or a generated one of 28,622 entries.</summary>
    public static byte[] Series() => Folder is null ? PatchMaker.Series(28_622) : File.ReadAllBytes(Path.Combine(Folder, "series.conf"));

    private static byte[] ReadPatch(string name) => File.ReadAllBytes(Path.Combine(Folder!, "queue", name));
}
