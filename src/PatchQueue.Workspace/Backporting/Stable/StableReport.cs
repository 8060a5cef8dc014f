using System.Collections.Immutable;

namespace PatchQueue.Backporting;

/// <summary>What comes of taking stable releases into a queue.</summary>
/// <param name="Patches">The new patches, in their order.</param>
/// <param name="Superseded">Patches of the queue that they replace, or seem to.</param>
/// <param name="Broken">Patches that do not apply any more.</param>
/// <param name="ProvedFiles">How many files were compared with those of the last release.</param>
public sealed record StableReport(
    ImmutableArray<string> Patches, ImmutableArray<Superseded> Superseded, ImmutableArray<string> Broken, int ProvedFiles);
