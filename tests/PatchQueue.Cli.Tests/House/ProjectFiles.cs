namespace PatchQueue.Tests.House;

/// <summary>The project's own text files, read from the folder that holds the solution.</summary>
internal static class ProjectFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static readonly string Top = FindTop();

    /// <summary>The sources under src: paths from the project's top, and texts.</summary>
    public static List<(string Path, string Text)> Sources() => [.. Under("src", "*.cs").Select(Read)];

    /// <summary>What people read: sources, tests, scripts and documents, but not recorded data. A file with a NUL is not text.</summary>
    public static IEnumerable<(string Path, string Text)> Pages()
    {
        var folders = new[] { "src", "tests", "docs", ".ci" }.Where(folder => Directory.Exists(Path.Combine(Top, folder)));
        return folders.SelectMany(folder => Under(folder, "*"))
            .Concat(new[] { "README.md" }.Where(name => File.Exists(Path.Combine(Top, name))))
            .Where(path => !path.StartsWith("tests/Fixtures/", StringComparison.Ordinal))
            .Where(path => !path.EndsWith(".patch", StringComparison.Ordinal))
            .Select(Read)
            .Where(page => !page.Text.Contains('\0', StringComparison.Ordinal));
    }

    private static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Top, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Top, path))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "TestResults"));

    private static (string Path, string Text) Read(string path) => (path, File.ReadAllText(Path.Combine(Top, path)));

    private static string FindTop()
    {
        var top = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(top, "PatchQueue.sln")))
        {
            top = Path.GetDirectoryName(top) ?? throw new DirectoryNotFoundException("no folder above the tests holds PatchQueue.sln");
        }

        return top;
    }
}
