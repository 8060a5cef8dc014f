using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PatchQueue.Native;

/// <summary>An exclusive lock of a directory, which the kernel drops with the process, so that nothing stale is ever left.</summary>
internal static class DirectoryLock
{
    private const int Attempts = 10;
    private const int PauseMilliseconds = 10;

    /// <summary>Takes the lock; it is held until the handle is closed.</summary>
    /// <returns>0, or the errno; <see cref="Errno.WouldBlock"/> when another process has it.</returns>
    public static int TryTake(DirectoryHandle directory)
    {
        // A program that is just being started holds a copy of every lock of the process that starts it, until it runs.
        for (var attempt = 1; ; attempt++)
        {
            if (Libc.Lock(directory.Descriptor, Libc.LockExclusive | Libc.LockNonBlocking) == 0)
            {
                return 0;
            }

            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.WouldBlock || attempt == Attempts)
            {
                return errno;
            }

            Thread.Sleep(PauseMilliseconds);
        }
    }

    /// <summary>Who has the lock of a directory, as <c>process 123: pq push -a</c>; null when the system does not say.</summary>
    public static string? HolderOf(DirectoryHandle directory)
    {
        if (DirectoryCalls.Stat(directory, "."u8, out var stat) != 0)
        {
            return null;
        }

        try
        {
            // 1: FLOCK ADVISORY WRITE pid major:minor:inode start end
            var ending = string.Create(CultureInfo.InvariantCulture, $":{stat.Inode}");
            var row = File.ReadLines("/proc/locks").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .FirstOrDefault(words => words.Length > 5 && words[1] == "FLOCK" && words[5].EndsWith(ending, StringComparison.Ordinal));
            return row is null ? null : $"process {row[4]}{CommandOf(row[4])}";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string CommandOf(string process)
    {
        var path = $"/proc/{process}/cmdline";
        var words = File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimEnd('\0').Split('\0') : [];
        return words is [var program, .. var rest] && program.Length > 0
            ? $": {string.Join(' ', rest.Prepend(Path.GetFileName(program)))}"
            : "";
    }
}
