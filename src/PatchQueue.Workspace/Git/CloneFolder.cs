using Lg = LibGit2Sharp;

namespace PatchQueue.Git;

/// <summary>The repository's own folder of a clone.</summary>
/// <param name="Path">What <c>git rev-parse --git-dir</c> says; absolute.</param>
public sealed record CloneFolder(string Path)
{
    /// <summary>
    /// The folder as it is seen at once: a bare repository, or a work tree's <c>.git</c>; null where it takes git to tell.
    /// </summary>
    /// <param name="repository">A directory; absolute.</param>
    public static CloneFolder? TrySee(string repository)
    {
        var top = System.IO.Path.GetFullPath(repository).TrimEnd('/');
        var folder = Directory.Exists($"{top}/.git") ? $"{top}/.git" : top;
        return File.Exists($"{folder}/HEAD") && Directory.Exists($"{folder}/objects") && !File.Exists($"{folder}/commondir")
            ? new CloneFolder(folder + "/")
            : null;
    }

    /// <summary>The commits that a shallow clone was cut off at; empty for one that has the whole history.</summary>
    public IReadOnlyList<string> ReadShallow() =>
        System.IO.Path.Combine(Path, "shallow") is var file && File.Exists(file) ? [.. File.ReadLines(file)] : [];

    /// <summary>The annotated tags that name a commit.</summary>
    public IReadOnlyList<(string Name, string Commit)> ReadTags()
    {
        using var opened = new Lg.Repository(Path);
        return
        [
            .. opened.Tags.Where(tag => tag.IsAnnotated && tag.PeeledTarget is Lg.Commit)
                .Select(tag => (tag.FriendlyName, tag.PeeledTarget.Sha)),
        ];
    }
}
