namespace PatchQueue.Tests;

/// <summary>Where the test data lies: the project's fixtures, and the field's data where a machine has it.</summary>
internal static class TestFolders
{
    public static string Fixtures { get; } =
        Path.Combine(Above(AppContext.BaseDirectory, Path.Combine("tests", "Fixtures")) ?? "/", "tests", "Fixtures");

    /// <summary>
    /// The folder that PQ_SHARED names, or the first "shared" with queues in it on the way up; without one the test is ignored.
    /// </summary>
    public static string Shared()
    {
        var folder = Environment.GetEnvironmentVariable("PQ_SHARED")
            ?? (Above(AppContext.BaseDirectory, Path.Combine("shared", "queues")) is { } parent ? Path.Combine(parent, "shared") : null);
        if (folder is null)
        {
            Assert.Ignore("no folder 'shared' with real queues (set PQ_SHARED)");
        }

        return folder!;
    }

    private static string? Above(string start, string wanted)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, wanted)))
            {
                return folder;
            }
        }

        return null;
    }
}
