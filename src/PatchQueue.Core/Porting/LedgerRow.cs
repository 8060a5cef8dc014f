namespace PatchQueue.Porting;

/// <summary>Where one hunk of the old queue has ended.</summary>
/// <param name="PatchIndex">The patch's place in the plan, from 0.</param>
/// <param name="Section">The section's place in the patch, from 0.</param>
/// <param name="Hunk">
/// The hunk's number in its section, from 1; 0 for what a section does without hunks: a name, a mode, binary data.
/// </param>
/// <param name="Line">The patch's line that it stands on, from 1.</param>
/// <param name="Fate">Where it has ended.</param>
public sealed record LedgerRow(int PatchIndex, int Section, int Hunk, int Line, PortFate Fate);
