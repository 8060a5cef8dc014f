using PatchQueue.Cli;
using PatchQueue.Queues;
using PatchQueue.Stack;

namespace PatchQueue.Commands;

/// <summary>Begins a queue where there is none, for a command that puts the first patch into it: as quilt does.</summary>
internal static class QueueBeginning
{
    /// <summary>Makes an empty series file where the command line names one that is not there, or where no queue is found at all.</summary>
    /// <param name="request">The command line.</param>
    /// <param name="context">The world around the command.</param>
    /// <returns>The file that was made; null when the queue is there.</returns>
    public static string? Make(TreeRequest request, CommandContext context)
    {
        if (PathOf(request, context) is not { } path || File.Exists(path))
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
        return path;
    }

    /// <summary>Takes the file away again, as nothing has come into it.</summary>
    public static void Unmake(string? path)
    {
        if (path is not null && new FileInfo(path) is { Exists: true, Length: 0 })
        {
            File.Delete(path);
        }
    }

    private static string? PathOf(TreeRequest request, CommandContext context)
    {
        if (request.Queue.Series is [var named])
        {
            return context.PathOf(named);
        }

        var isKnown = request.Tree is not null || TreeFinder.Find(context.WorkingDirectory) is not null
            || QueueFinder.Find(context.WorkingDirectory) is not null;
        return isKnown ? null : Path.Combine(context.WorkingDirectory, "patches", "series");
    }
}
