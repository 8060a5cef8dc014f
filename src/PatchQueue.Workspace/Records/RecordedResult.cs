using PatchQueue.Applying;

namespace PatchQueue.Records;

/// <summary>What pq left at a path.</summary>
/// <param name="State">A regular file, a link, or nothing.</param>
/// <param name="Permissions">The nine permission bits that were asked for.</param>
/// <param name="IsNew">Whether the umask had a say in them.</param>
/// <param name="Hash">XxHash128 of the content, or of the link's target; 0 for nothing.</param>
public readonly record struct RecordedResult(SourceState State, int Permissions, bool IsNew, UInt128 Hash);
