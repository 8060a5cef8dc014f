namespace PatchQueue.Porting;

/// <summary>What becomes of one hunk on a new mainline.</summary>
/// <param name="Hunk">Its number in its section, from 1; 0 for what a section says without any hunk: a rename, a mode, binary data.</param>
/// <param name="Line">The patch's line that it stands on, from 1.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="At">The line of the file before the patch that it begins at now, from 1; 0 where it is not in.</param>
/// <param name="Old">The lines before the patch that it covers on the old mainline.</param>
public sealed record PortedHunk(int Hunk, int Line, PortOutcome Outcome, int At, Merging.LineRange Old);
