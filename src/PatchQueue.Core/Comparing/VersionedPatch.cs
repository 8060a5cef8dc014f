using PatchQueue.Headers;
using PatchQueue.Patches;

namespace PatchQueue.Comparing;

/// <summary>A patch as one version of a queue has it.</summary>
/// <param name="Number">Its place in the series, from 1.</param>
/// <param name="Name">Its name, to be shown.</param>
/// <param name="Patch">The patch, with its text.</param>
public sealed record VersionedPatch(int Number, string Name, Patch Patch)
{
    /// <summary>The text before its diff.</summary>
    public ReadOnlyMemory<byte> HeaderBytes => Patch.Text[..Patch.HeaderLength];

    /// <summary>The first upstream commit that it names; null for none.</summary>
    public string? Commit { get; } = UpstreamCommit.NamedIn(PatchHeader.Read(Patch.Text[..Patch.HeaderLength])).FirstOrDefault()?.Id;

    /// <summary>What it does, whatever it is called; null where that cannot be said.</summary>
    public UInt128? Id { get; } = PatchId.Of(Patch);

    /// <summary>Reads one.</summary>
    /// <param name="number">Its place in the series, from 1.</param>
    /// <param name="name">Its name, to be shown.</param>
    /// <param name="bytes">Its bytes, not compressed.</param>
    public static VersionedPatch Read(int number, string name, ReadOnlyMemory<byte> bytes) => new(number, name, PatchReader.Read(bytes));
}
