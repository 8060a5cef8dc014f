using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>A system call failed in a way that the caller cannot go on with.</summary>
/// <param name="action">What was being done, to what: "read drivers/net/x.c".</param>
/// <param name="errno">The error number.</param>
public sealed class SystemCallException(string action, int errno)
    : IOException($"cannot {action}: {Marshal.GetPInvokeErrorMessage(errno)}")
{
    /// <summary>The number that errno had.</summary>
    public int Errno { get; } = errno;

    /// <summary>The exception for the call that failed last on this thread.</summary>
    public static SystemCallException Last(string action) => new(action, Marshal.GetLastPInvokeError());
}
