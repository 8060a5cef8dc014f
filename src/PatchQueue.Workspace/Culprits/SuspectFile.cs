using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>A file of a patch, of which the upstream commits are to be found.</summary>
/// <param name="File">What becomes of it.</param>
/// <param name="Old">The old mainline's file, without any patch; null for none.</param>
/// <param name="New">The new mainline's; null for none.</param>
public sealed record SuspectFile(PortedFile File, SourceFile? Old, SourceFile? New);
