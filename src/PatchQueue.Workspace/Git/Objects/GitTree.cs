using System.Collections.Immutable;

namespace PatchQueue.Git;

/// <summary>The whole tree of a commit.</summary>
/// <param name="Files">Its files, in byte order of their paths.</param>
/// <param name="Absent">What is left out, and why.</param>
public sealed record GitTree(ImmutableArray<GitEntry> Files, ImmutableArray<GitAbsence> Absent);
