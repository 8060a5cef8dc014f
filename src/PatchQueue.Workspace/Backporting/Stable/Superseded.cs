using PatchQueue.Composing;

namespace PatchQueue.Backporting;

/// <summary>A patch of the queue that a stable release has brought.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="By">The stable patch that is the same.</param>
/// <param name="Fault">Why it stays all the same, for a person to look at; null when it goes.</param>
public sealed record Superseded(TaggedPatch Patch, string By, string? Fault);
