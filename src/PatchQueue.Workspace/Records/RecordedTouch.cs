namespace PatchQueue.Records;

/// <summary>That a patch names a file of a group, and how it went in there.</summary>
/// <param name="Patch">The patch's place in the record.</param>
/// <param name="Fit">How its hunks fitted.</param>
public readonly record struct RecordedTouch(int Patch, Fit Fit);
