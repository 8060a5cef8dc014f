using PatchQueue.Native;

namespace PatchQueue.Trees;

/// <summary>How tar restores a file's mode: as the archive has it for root, and through the umask for everybody else.</summary>
internal static class Restoring
{
    /// <summary>Whether modes are restored as the archive has them.</summary>
    public static bool KeepsPermissions { get; } = Libc.EffectiveUser() == 0;
}
