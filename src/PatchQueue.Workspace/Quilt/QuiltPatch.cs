using PatchQueue.Native;

namespace PatchQueue.Quilt;

/// <summary>A patch that quilt takes for applied.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasDirectory">
/// Whether there is a directory for its backups. Without one the patch touches no file, or whoever applied it kept none (rapidquilt).
/// </param>
/// <param name="IsForced">Whether it was pushed by force or lost a file, and must be refreshed before quilt pushes or pops.</param>
/// <param name="Timestamp">When it was pushed or refreshed last; null when it never was.</param>
public sealed record QuiltPatch(QuiltName Name, bool HasDirectory, bool IsForced, FileTime? Timestamp);
