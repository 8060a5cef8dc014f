using PatchQueue.Patches;

namespace PatchQueue.Applying;

/// <summary>A patch as a series names it.</summary>
/// <param name="Name">Its name in the series, fit to show.</param>
/// <param name="Patch">What was read.</param>
/// <param name="Strip">Leading components of its names to take off: <c>-p1</c>.</param>
/// <param name="IsReversed"><c>-R</c>.</param>
public sealed record PlannedPatch(string Name, Patch Patch, int Strip = 1, bool IsReversed = false);
