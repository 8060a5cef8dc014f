using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>What came of putting a file's hunks where their lines stand.</summary>
/// <param name="Fits">Whether all fitted.</param>
/// <param name="File">The file then; null for none.</param>
/// <param name="IsMoved">Whether a hunk stands at another line than it says.</param>
/// <param name="IsAmbiguous">Whether a hunk was moved although its lines stand in several places.</param>
internal readonly record struct StrictTrial(bool Fits, SourceFile? File, bool IsMoved, bool IsAmbiguous);
