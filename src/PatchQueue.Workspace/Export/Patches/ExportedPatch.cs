using PatchQueue.Packaging;
using PatchQueue.Patches;

namespace PatchQueue.Export;

/// <summary>A patch as a package holds it: to be applied with <c>-p1</c>, forwards, without fuzz.</summary>
/// <param name="Name">Its path below the package's patches; safe in a spec, a shell and an archive.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="NeedsGit">Whether only <c>git apply</c> can apply it: it changes a binary file.</param>
/// <param name="Conversion">Why its diff has been written anew, to follow "because"; null when its bytes are the queue's.</param>
public sealed record ExportedPatch(string Name, ReadOnlyMemory<byte> Bytes, bool NeedsGit, string? Conversion)
{
    private PatchTags? _tags;

    /// <summary>The text before its diff.</summary>
    public ReadOnlyMemory<byte> Header => Bytes[..PatchReader.Read(Bytes).HeaderLength];

    /// <summary>What a package says of it.</summary>
    public PatchTags Tags => _tags ??= PatchTags.Read(Header, Name);

    /// <summary>The name without the folders.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Whether it has a byte to apply; an empty file of a queue is none.</summary>
    public bool IsEmpty => Bytes.IsEmpty;
}
