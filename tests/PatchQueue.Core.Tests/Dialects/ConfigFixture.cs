using PatchQueue.Configs;
using PatchQueue.Dialects;
using PatchQueue.Layering;

namespace PatchQueue.Tests.Dialects;

/// <summary>The folders of tests/Fixtures/configs, read as a dialect reads them.</summary>
internal static class ConfigFixture
{
    private static readonly string Root = Path.Combine(TestFolders.Fixtures, "configs");

    /// <summary>All dialects; each has a folder of its name.</summary>
    public static IEnumerable<string> Dialects => ConfigDialects.All.Select(dialect => dialect.Name);

    /// <summary>The configs of a dialect's folder.</summary>
    public static ConfigState State(string dialect) => new(ConfigDialects.Find(dialect)!, Files(dialect), []);

    /// <summary>The files of a dialect's folder, and those that they include.</summary>
    public static ConfigFiles Files(string dialect)
    {
        var known = ConfigDialects.Find(dialect)!;
        var folder = Path.Combine(Root, dialect);
        var files = ConfigFiles.Of(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Where(known.Wants)
            .Select(path => (path, (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, path)))));
        return known.Missing(files).Aggregate(
            files, (all, path) => all.With(path, (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.GetFullPath(path, folder))));
    }

    /// <summary>What the dialect's own tool makes of each row.</summary>
    public static Dictionary<string, byte[]> Golden(string dialect)
    {
        var folder = Path.Combine(Root, "golden", dialect);
        return Directory.GetFiles(folder, "*.config", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path)[..^".config".Length], File.ReadAllBytes);
    }
}
