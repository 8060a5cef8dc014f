using System.Collections.Immutable;

namespace PatchQueue.Export;

/// <summary>What an export came to.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Name">The package.</param>
/// <param name="Version">The mainline's version.</param>
/// <param name="Out">Where it is; absolute.</param>
/// <param name="Patches">Number of patches in it.</param>
/// <param name="Converted">The patches whose diff was written anew, each with the reason.</param>
/// <param name="TreeHash">The hash of what the queue makes of the mainline, as <see cref="TreeManifest.Hash"/> has it.</param>
/// <param name="Files">The package's files, by their paths.</param>
/// <param name="Verified">How it was proven: <c>none</c>, <c>quick</c> or <c>full</c>.</param>
public sealed record ExportReport(
    string Format,
    string Name,
    string Version,
    string Out,
    int Patches,
    ImmutableArray<(string Patch, string Reason)> Converted,
    string TreeHash,
    ImmutableArray<string> Files,
    string Verified)
{
    /// <summary>How long applying, writing and proving took.</summary>
    public required (TimeSpan Apply, TimeSpan Write, TimeSpan Verify) Times { get; init; }
}
