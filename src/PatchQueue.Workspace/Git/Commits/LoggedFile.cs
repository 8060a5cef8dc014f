namespace PatchQueue.Git;

/// <summary>A file that a commit changes.</summary>
/// <param name="Path">Its path from the worktree's top; quoted as git does where it holds control characters.</param>
/// <param name="Old">The blob before; null where there was none.</param>
/// <param name="New">The blob after; null where there is none.</param>
public sealed record LoggedFile(string Path, string? Old, string? New)
{
    // :100644 100644 OLD NEW M TAB PATH
    internal static LoggedFile Read(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var words = line[..tab].Split(' ');
        return new LoggedFile(line[(tab + 1)..], BlobOf(words[2]), BlobOf(words[3]));
    }

    private static string? BlobOf(string id) => id.All(digit => digit == '0') ? null : id;
}
