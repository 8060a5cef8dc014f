using PatchQueue.Expanding;
using PatchQueue.Headers;
using PatchQueue.Patches;
using PatchQueue.Queues;

namespace PatchQueue.Composing;

/// <summary>A patch of a queue with the tags of its header.</summary>
/// <param name="Reference">The patch.</param>
/// <param name="Header">The text before its diff.</param>
public sealed record TaggedPatch(PatchReference Reference, PatchHeader Header)
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <summary>Its diff, read anew at each call.</summary>
    public Patch Diff => PatchReader.Read(_body);

    /// <summary>How many files its diff changes.</summary>
    public int FileCount => Diff.FilePatches.Length;

    private TaggedPatch(PatchReference reference, PatchHeader header, ReadOnlyMemory<byte> body)
        : this(reference, header) => _body = body;

    /// <summary>Reads a patch; a compressed one is unpacked.</summary>
    /// <exception cref="PatchFileException">It is missing or cannot be read.</exception>
    public static TaggedPatch Read(PatchReference patch)
    {
        var parts = PatchParts.Read(patch);
        return new TaggedPatch(patch, PatchHeader.Read(parts.Header), parts.Body);
    }

    /// <summary>Takes a patch that has been read.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="bytes">Its bytes, unpacked.</param>
    public static TaggedPatch Of(PatchReference patch, ReadOnlyMemory<byte> bytes)
    {
        var parts = PatchParts.Of(bytes);
        return new TaggedPatch(patch, PatchHeader.Read(parts.Header), parts.Body);
    }

    /// <summary>The patch's file is to have another header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="changes">Takes the change; nothing where no byte differs.</param>
    /// <exception cref="IOException">A line of the header would be taken for the beginning of a diff.</exception>
    public void Change(PatchHeader header, QueueTransaction changes)
    {
        if (!header.Bytes.Span.SequenceEqual(Header.Bytes.Span))
        {
            var patch = new PatchParts(Header.Bytes, _body).WithHeader(header.Bytes.Span);
            changes.Write(Reference.FilePath, QueueFile.TryRead(Reference.FilePath), PatchPacking.Pack(Reference.FilePath, patch));
        }
    }
}
