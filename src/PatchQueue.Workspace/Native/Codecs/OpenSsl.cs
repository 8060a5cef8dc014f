using System.Runtime.InteropServices;

namespace PatchQueue.Native;

/// <summary>The library that the class library's SHA-256 needs: where it is missing, the first hash would end the process.</summary>
internal static class OpenSsl
{
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so"];

    /// <summary>Whether it is installed.</summary>
    public static bool IsInstalled { get; } = Array.Exists(Names, name => NativeLibrary.TryLoad(name, out _));
}
