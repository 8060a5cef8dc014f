using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Tracing;

/// <summary>What one patch does to one file.</summary>
/// <param name="Patch">The patch's place in the series, from 0.</param>
/// <param name="Path">The file.</param>
/// <param name="From">The path that its content comes from; another one when the patch renames or copies it.</param>
/// <param name="Before">That file before the patch.</param>
/// <param name="After">The file after it.</param>
/// <param name="Changes">The lines that differ.</param>
/// <param name="Planned">The patch with its text.</param>
/// <param name="Section">What the patch says about the file; the last where it says more than once.</param>
public sealed record TraceStep(
    int Patch,
    TreePath Path,
    TreePath From,
    TracedFile Before,
    TracedFile After,
    ImmutableArray<LineChange> Changes,
    PlannedPatch Planned,
    PlannedFile? Section);
