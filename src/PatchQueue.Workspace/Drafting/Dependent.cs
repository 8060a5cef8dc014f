using PatchQueue.Expanding;

namespace PatchQueue.Drafting;

/// <summary>A patch that rests on another.</summary>
/// <param name="Patch">The patch.</param>
/// <param name="Need">What it has from the other.</param>
public sealed record Dependent(PatchReference Patch, DependentNeed Need);

/// <summary>What a patch has from one that it rests on.</summary>
public enum DependentNeed
{
    /// <summary>Without the other it is rejected.</summary>
    Lines,

    /// <summary>Without the other it only fits with fuzz.</summary>
    Context,

    /// <summary>Without the other its text stands in several places, and not at the line it says.</summary>
    Place,
}
