using System.Collections.Immutable;
using PatchQueue.Headers;

namespace PatchQueue.Culprits;

/// <summary>A patch of which the upstream commits are to be found.</summary>
/// <param name="PatchIndex">Its place in the plan, from 0.</param>
/// <param name="Header">The text before its diff.</param>
/// <param name="Files">Its files that do not stay as they are, with their versions.</param>
public sealed record TraceWish(int PatchIndex, PatchHeader Header, ImmutableArray<SuspectFile> Files);
