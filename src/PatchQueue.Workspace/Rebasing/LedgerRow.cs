namespace PatchQueue.Rebasing;

/// <summary>A hunk of the old queue.</summary>
/// <param name="PatchIndex">The patch's place in the series, from 0.</param>
/// <param name="Line">The patch's line that the hunk stands on, from 1.</param>
/// <param name="Fate">Where it has gone.</param>
public sealed record LedgerRow(int PatchIndex, int Line, LedgerFate Fate);
