namespace PatchQueue.Commands;

/// <summary>What a commit of a package says: the words of the command line, else what the package was made from.</summary>
internal static class SubmitMessage
{
    private const int MostBytes = 1 << 16;

    /// <summary>Finds it.</summary>
    /// <param name="given">The words of the command line; null for none.</param>
    /// <param name="folder">The package; absolute.</param>
    /// <param name="name">What the package is called, for one that does not say what it was made from.</param>
    public static string Of(string? given, string folder, string name)
    {
        var stamp = new FileInfo(Path.Combine(folder, "source-timestamp"));
        return given ?? (stamp is { Exists: true, Length: > 0 and < MostBytes } ? File.ReadAllText(stamp.FullName).Trim()
            : $"Update {name}");
    }
}
