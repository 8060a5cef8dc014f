using System.Text;

namespace PatchQueue.Git;

/// <summary>Has git leave something in a worktree alone, by <c>info/exclude</c>, which is no tracked file.</summary>
public static class GitExclude
{
    /// <summary>Adds a pattern, where the directory is the top of a worktree and the pattern is not there yet.</summary>
    /// <param name="worktree">The directory; absolute.</param>
    /// <param name="pattern">As in <c>.gitignore</c>.</param>
    public static void Add(string worktree, string pattern)
    {
        if (GitFolder.Of(worktree) is not { } folder)
        {
            return;
        }

        var file = Path.Combine(folder, "info", "exclude");
        var text = File.Exists(file) ? File.ReadAllText(file, Encoding.Latin1) : "";
        if (!text.Split('\n').Contains(pattern))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.AppendAllText(file, (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + pattern + "\n", Encoding.Latin1);
        }
    }
}
