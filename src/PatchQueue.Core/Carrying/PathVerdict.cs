using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>What the oracles say of one file of a patch.</summary>
/// <param name="Path">The file, as the patch names it.</param>
/// <param name="Strict">What came of putting its hunks where their lines stand.</param>
/// <param name="Decision">What becomes of it.</param>
/// <param name="Texts">Its versions, the last one as decided.</param>
internal sealed record PathVerdict(TreePath Path, StrictTrial Strict, PortDecision Decision, PortedTexts Texts);
