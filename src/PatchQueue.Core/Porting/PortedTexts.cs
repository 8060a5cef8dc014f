using PatchQueue.Text;

namespace PatchQueue.Porting;

/// <summary>A file before and after a patch, on the old mainline and on the new one; null where there is none.</summary>
/// <param name="OldBefore">Before the patch, on the old mainline with the patches before it.</param>
/// <param name="OldAfter">The same after it.</param>
/// <param name="NewBefore">Before the patch, on the new mainline with what is in of the patches before it.</param>
/// <param name="NewAfter">The same after it, with what is in of the patch.</param>
public sealed record PortedTexts(SourceFile? OldBefore, SourceFile? OldAfter, SourceFile? NewBefore, SourceFile? NewAfter);
