using System.Text;
using PatchQueue.Cli;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Files of a tree as a person names them, from the working directory.</summary>
internal static class TreeFiles
{
    /// <summary>The path below the tree's root.</summary>
    /// <exception cref="UsageException">It lies outside, or cannot be a file of a patch.</exception>
    /// <exception cref="IOException">It is a file of the queue, or of what pq and quilt keep.</exception>
    public static TreePath PathOf(TreeSession session, string name)
    {
        var relative = Path.GetRelativePath(session.Path, session.Context.PathOf(name));
        if (!LiesIn(session, name))
        {
            throw new UsageException($"{name} does not lie in {session.Path}");
        }

        if (IsOfQueue(session, relative))
        {
            throw new IOException($"{name} belongs to the queue, not to the tree");
        }

        return TreePath.TryCreate(Encoding.UTF8.GetBytes(relative), out var path, out var fault)
            ? path
            : throw new UsageException($"{name} {fault.ToWords()}");
    }

    /// <summary>Whether a path below the tree's root is the queue's, or belongs to what pq, quilt and git keep.</summary>
    public static bool IsOfQueue(TreeSession session, string path) => path.Split('/')[0] is ".pq" or ".pc" or ".git"
        || session.Queue.Folder!.Series.Any(series => Owns(session, series, Path.GetFullPath(path, session.Path)));

    private static bool Owns(TreeSession session, SeriesFile series, string path) => path == series.Path
        || (series.PatchesDirectory.StartsWith(session.Path + "/", StringComparison.Ordinal)
            && path.StartsWith(series.PatchesDirectory + "/", StringComparison.Ordinal));

    /// <summary>Whether a name, as a person types it, is one of the tree or of what lies below its root.</summary>
    public static bool LiesIn(TreeSession session, string name)
    {
        var relative = Path.GetRelativePath(session.Path, session.Context.PathOf(name));
        return relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    /// <summary>The paths of several names.</summary>
    public static TreePath[] PathsOf(TreeSession session, IEnumerable<string> names) => [.. names.Select(name => PathOf(session, name))];
}
