using System.Collections.Immutable;

namespace PatchQueue.Culprits;

/// <summary>The upstream commits behind what becomes of a patch.</summary>
/// <param name="PatchIndex">The patch's place in the plan, from 0.</param>
/// <param name="Culprits">The commits, in upstream's order; the first one that broke something is where the patch ceased to fit.</param>
public sealed record PatchTrace(int PatchIndex, ImmutableArray<Culprit> Culprits);
