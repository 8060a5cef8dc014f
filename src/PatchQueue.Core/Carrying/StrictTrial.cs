using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>What came of putting a file's hunks where their lines stand.</summary>
/// <param name="Fits">Whether all fitted.</param>
/// <param name="File">The file then; null for none.</param>
/// <param name="IsMoved">Whether a hunk stands at another line than it says.</param>
/// <param name="Places">
/// Counts in how many places the lines of the hunk stand that has most; its own line counts for no more than others.
/// </param>
internal readonly record struct StrictTrial(bool Fits, SourceFile? File, bool IsMoved, Func<int> Places);
