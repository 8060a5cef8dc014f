namespace PatchQueue.Merging;

/// <summary>A line of a file that marks a conflict.</summary>
/// <param name="Kind">What begins or ends there.</param>
/// <param name="LineNumber">The line, from 1.</param>
public readonly record struct ConflictMarker(ConflictMarkerKind Kind, int LineNumber);
