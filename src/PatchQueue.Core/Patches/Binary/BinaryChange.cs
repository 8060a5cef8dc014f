namespace PatchQueue.Patches;

/// <summary>A <c>GIT binary patch</c>: how to make the new bytes and, where it is given, the old ones again.</summary>
/// <param name="Forward">From old to new.</param>
/// <param name="Backward">From new to old; null when the patch has none.</param>
public sealed record BinaryChange(BinaryHunk Forward, BinaryHunk? Backward);
