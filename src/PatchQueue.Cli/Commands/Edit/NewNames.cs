using System.Text;
using PatchQueue.Cli;
using PatchQueue.Expanding;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Names that patches are to get.</summary>
internal static class NewNames
{
    /// <summary>
    /// The name as the series is to have it. In the SUSE style every patch lies in a folder, and a bare name goes where another is; in
    /// quilt's it goes to the top.
    /// </summary>
    /// <param name="session">The tree and its queue.</param>
    /// <param name="given">What was typed.</param>
    /// <param name="neighbour">A patch whose folder a bare name goes to; null for <c>patches.suse</c>.</param>
    /// <exception cref="UsageException">It cannot be a patch's name.</exception>
    public static string Of(TreeSession session, string given, PatchReference? neighbour)
    {
        // As the shell completes it from the top of the tree.
        var prefix = Path.GetRelativePath(session.Path, FolderOf(session)) + "/";
        given = given.StartsWith(prefix, StringComparison.Ordinal) ? given[prefix.Length..] : given;
        var name = given.Contains('/', StringComparison.Ordinal) ? given : Path.Combine(HomeOf(session, neighbour), given);
        return TreePath.TryCreate(Encoding.UTF8.GetBytes(name), out _, out var fault) && !name.Any(char.IsWhiteSpace)
            ? name
            : throw new UsageException($"'{name}' cannot be a patch's name{(fault == default ? "" : $": it {fault.ToWords()}")}");
    }

    private static string HomeOf(TreeSession session, PatchReference? neighbour) => session.Queue.Folder!.Layout switch
    {
        QueueLayout.Quilt or QueueLayout.Debian => "",
        QueueLayout.KernelSource when neighbour is null => "patches.suse",
        _ => Path.GetDirectoryName(neighbour?.DisplayName) ?? "",
    };

    /// <summary>The folder that names behind the top are relative to; absolute.</summary>
    public static string FolderOf(TreeSession session) =>
        session.Stack.Top?.Folder.Path ?? session.Queue.Folder!.Series[0].PatchesDirectory;
}
