using PatchQueue.Checking;
using PatchQueue.Expanding;

namespace PatchQueue.Checks;

/// <summary>A patch that is to be checked.</summary>
/// <param name="Reference">The patch.</param>
/// <param name="Profile">The rules.</param>
/// <param name="Bytes">Its bytes; null: those of its file.</param>
public sealed record PatchToCheck(PatchReference Reference, CheckProfile Profile, ReadOnlyMemory<byte>? Bytes);
