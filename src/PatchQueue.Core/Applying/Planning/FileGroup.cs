using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Files that belong together because a rename, a copy, a choice of names or a directory joins them, with all that the series does to
/// them, in its order. Mostly one file. What becomes of a group depends on nothing outside it.
/// </summary>
public sealed class FileGroup
{
    /// <summary>Its place in the plan, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The paths, in the order they first appear in the series.</summary>
    public required ImmutableArray<TreePath> Paths { get; init; }

    /// <summary>The file patches, in the order of the series.</summary>
    public required ImmutableArray<PlannedFile> Files { get; init; }

    /// <summary>A measure of the work in it: bytes of hunks.</summary>
    public required long Weight { get; init; }

    /// <summary>The same group at another place of a plan.</summary>
    internal FileGroup WithIndex(int index) => new() { Index = index, Paths = Paths, Files = Files, Weight = Weight };

    /// <summary>Whether the patch at that place in the plan does anything to the group.</summary>
    public bool Holds(int patchIndex) => Files.AsSpan().BinarySearch(new PatchPlace(patchIndex)) >= 0;

    private readonly struct PatchPlace(int index) : IComparable<PlannedFile>
    {
        public int CompareTo(PlannedFile? other) => index.CompareTo(other?.PatchIndex ?? -1);
    }
}
