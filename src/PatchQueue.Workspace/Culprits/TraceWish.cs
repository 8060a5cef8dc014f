using System.Collections.Immutable;
using PatchQueue.Headers;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Culprits;

/// <summary>A patch of which the upstream commits are to be found.</summary>
/// <param name="PatchIndex">Its place in the plan, from 0.</param>
/// <param name="Header">The text before its diff.</param>
/// <param name="Files">Its files that do not stay as they are, with their versions.</param>
public sealed record TraceWish(int PatchIndex, PatchHeader Header, ImmutableArray<SuspectFile> Files);

/// <summary>A file of such a patch.</summary>
/// <param name="File">What becomes of it.</param>
/// <param name="Old">The old mainline's file, without any patch; null for none.</param>
/// <param name="New">The new mainline's; null for none.</param>
public sealed record SuspectFile(PortedFile File, SourceFile? Old, SourceFile? New);
