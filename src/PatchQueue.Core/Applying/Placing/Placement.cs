namespace PatchQueue.Applying;

/// <summary>Where a hunk fits.</summary>
/// <param name="Line">Line of the file before the patch, from 1.</param>
/// <param name="Places">How many places are equally exact; counted only where the hunk does not stand at its own line.</param>
/// <param name="Offset">Lines from where the hunk says it stands.</param>
/// <param name="Fuzz">Lines of context left out of the comparison.</param>
internal readonly record struct Placement(int Line, int Places, int Offset = 0, int Fuzz = 0);
