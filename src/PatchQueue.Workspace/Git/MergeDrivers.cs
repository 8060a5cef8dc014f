using System.Text;
using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>
/// Programs that git merges certain files of a worktree with; its own configuration and <c>info/attributes</c> name them.
/// </summary>
public static class MergeDrivers
{
    /// <summary>Puts a driver in place; one of that name is renewed.</summary>
    /// <param name="worktree">The top of a worktree; absolute.</param>
    /// <param name="name">The driver's name.</param>
    /// <param name="command">What git runs, with its <c>%O %A %B</c>.</param>
    /// <param name="patterns">The files, as in <c>.gitattributes</c>.</param>
    /// <exception cref="GitException">There is no worktree.</exception>
    public static void Install(string worktree, string name, string command, params ReadOnlySpan<string> patterns)
    {
        var folder = GitFolder.Of(worktree) ?? throw new GitException(worktree, null, $"{worktree} is not the top of a git worktree");
        using (var repository = new Lg.Repository(worktree))
        {
            repository.Config.Set($"merge.{name}.name", $"pq: {name}");
            repository.Config.Set($"merge.{name}.driver", command);
        }

        var file = Path.Combine(folder, "info", "attributes");
        var text = File.Exists(file) ? File.ReadAllText(file, Encoding.Latin1) : "";
        foreach (var pattern in patterns)
        {
            var line = $"{pattern} merge={name}";
            text += text.Split('\n').Contains(line) ? "" : (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + line + "\n";
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, Encoding.Latin1);
    }
}
