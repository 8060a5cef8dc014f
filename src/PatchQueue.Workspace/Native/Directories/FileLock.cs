using Microsoft.Win32.SafeHandles;

namespace PatchQueue.Native;

/// <summary>The advisory lock of flock(2) on an open file. It ends with the handle, and so with the process, whatever ends that.</summary>
internal static class FileLock
{
    private const int Shared = 1;

    /// <summary>Takes the lock for oneself alone, without waiting.</summary>
    /// <returns>False when somebody has it, or the file system has no locks.</returns>
    public static bool TryTake(SafeFileHandle file) => TryLock(file, Libc.LockExclusive | Libc.LockNonBlocking);

    /// <summary>Takes the lock together with others who share it, without waiting.</summary>
    /// <returns>False when somebody has it alone, or the file system has no locks.</returns>
    public static bool TryShare(SafeFileHandle file) => TryLock(file, Shared | Libc.LockNonBlocking);

    private static bool TryLock(SafeFileHandle file, int operation)
    {
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            return Libc.Lock((int)file.DangerousGetHandle(), operation) == 0;
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
    }
}
