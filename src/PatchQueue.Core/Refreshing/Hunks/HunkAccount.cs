using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>Where a hunk of the old patch has gone.</summary>
/// <param name="Path">The file it changes.</param>
/// <param name="Hunk">
/// Its number among the section's hunks, from 1; 0 is what the section says without any hunk: a rename, a mode, binary data, an empty file.
/// </param>
/// <param name="Line">The old patch's line that it stands on, from 1.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record HunkAccount(TreePath Path, int Hunk, int Line, HunkFate Fate);
