using System.Text;

namespace PatchQueue.Git;

/// <summary>Hooks of a worktree's repository.</summary>
public static class GitHooks
{
    private const string Mark = "# Installed by 'pq hooks install'.";

    /// <summary>Puts a hook in place; one of pq's own is renewed.</summary>
    /// <param name="worktree">The top of a worktree; absolute.</param>
    /// <param name="name">The hook, as git calls it.</param>
    /// <param name="command">What it runs.</param>
    /// <param name="replaces">Whether somebody's own hook may be replaced.</param>
    /// <returns>Its path; absolute.</returns>
    /// <exception cref="GitException">There is no worktree, or a hook of somebody's own.</exception>
    public static string Install(string worktree, string name, string command, bool replaces)
    {
        var folder = GitFolder.Of(worktree) ?? throw new GitException(worktree, null, $"{worktree} is not the top of a git worktree");
        var path = Path.Combine(folder, "hooks", name);
        if (!replaces && File.Exists(path) && !File.ReadAllText(path, Encoding.Latin1).Contains(Mark, StringComparison.Ordinal))
        {
            throw new GitException(worktree, null, $"{path} is a hook of your own; let it run '{command}', or replace it with --force");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".pq-new";
        File.WriteAllText(fresh, $"#!/bin/sh\n{Mark}\nexec {command}\n");
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(fresh, File.GetUnixFileMode(fresh) | Execute);
        }

        File.Move(fresh, path, overwrite: true);
        return path;
    }
}
