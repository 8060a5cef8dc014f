namespace PatchQueue.Diffing;

/// <summary>Where a box is cut in two, and whether each part is to be searched without shortcuts.</summary>
/// <param name="OldLine">The old line before which it is cut.</param>
/// <param name="NewLine">The new line before which it is cut.</param>
/// <param name="IsFirstMinimal">Whether the path through the first part is known to be short.</param>
/// <param name="IsSecondMinimal">Whether the path through the second part is known to be short.</param>
internal readonly record struct MyersCut(int OldLine, int NewLine, bool IsFirstMinimal, bool IsSecondMinimal);
