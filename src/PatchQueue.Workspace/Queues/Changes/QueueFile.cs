using System.Text;
using PatchQueue.Native;

namespace PatchQueue.Queues;

/// <summary>Writes files of a queue: each is the old one or the new one at any moment, whatever ends the process.</summary>
public static class QueueFile
{
    /// <summary>Reads a file; null when there is none.</summary>
    /// <exception cref="SystemCallException">It is no regular file, or cannot be read.</exception>
    public static byte[]? TryRead(string path) => File.Exists(path) ? FileProbe.ReadAll(Encoding.UTF8.GetBytes(path), int.MaxValue) : null;

    /// <summary>Makes or replaces a file. It keeps its mode; behind a link, what the link leads to is replaced.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="content">Its new bytes.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var target = TargetOf(path);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var fresh = UnfinishedOf(target);
        WriteFresh(fresh, content);
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(fresh, File.GetUnixFileMode(target));
        }

        File.Move(fresh, target, overwrite: true);
        Flush(folder);
    }

    /// <summary>Makes or replaces a file by a copy of another, which has that one's mode and time.</summary>
    public static void Copy(string from, string to)
    {
        Write(to, TryRead(from));
        File.SetLastWriteTimeUtc(to, File.GetLastWriteTimeUtc(from));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }
    }

    private static void WriteFresh(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    public static void Remove(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        File.Delete(path);
        Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Removes what a write that was killed has left.</summary>
    public static void RemoveUnfinished(string path)
    {
        if (UnfinishedOf(TargetOf(path)) is var left && File.Exists(left))
        {
            Remove(left);
        }
    }

    private static string TargetOf(string path) => RealPath.Of(path) ?? throw new IOException($"{path} is a link that does not end");

    private static string UnfinishedOf(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.pq-new");

    private static void Flush(string folder)
    {
        using var handle = DirectoryHandle.Open(folder);
        handle.Flush();
    }
}
