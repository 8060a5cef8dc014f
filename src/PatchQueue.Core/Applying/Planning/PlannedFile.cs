using System.Collections.Immutable;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>A file patch with its names resolved for the strip level and direction of its entry in the series.</summary>
public sealed class PlannedFile
{
    /// <summary>The patch's place in the plan, from 0.</summary>
    public required int PatchIndex { get; init; }

    /// <summary>The section's place in the patch, from 0.</summary>
    public required int SectionIndex { get; init; }

    /// <summary>What it does.</summary>
    public required FilePatch FilePatch { get; init; }

    /// <summary>
    /// The paths it may touch. A rename or copy has two, from and to. Otherwise the names of its header without repeats, mostly one:
    /// of several the best that exists is taken, as GNU patch does. None when a name is unsafe.
    /// </summary>
    public required ImmutableArray<TreePath> Paths { get; init; }

    /// <summary>Why <see cref="Paths"/> is empty; otherwise null.</summary>
    public string? NameFault { get; init; }

    /// <summary>The place of the first of <see cref="Paths"/> among the plan's paths; -1 when there is none.</summary>
    internal int PathIndex { get; init; } = -1;

    /// <summary>Whether the patch is applied in reverse.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The side before, as the direction has it.</summary>
    public FileSide Before => IsReversed ? FilePatch.New : FilePatch.Old;

    /// <summary>The side after, as the direction has it.</summary>
    public FileSide After => IsReversed ? FilePatch.Old : FilePatch.New;

    /// <summary>Whether the path changes: a rename, or a copy that is not reversed.</summary>
    public bool IsMove => FilePatch.Change != FileChange.Keep;
}
