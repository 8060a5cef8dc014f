using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Queues;

/// <summary>The outcome of looking for a patch that a series names.</summary>
public abstract record PatchLookup
{
    private PatchLookup()
    {
    }

    /// <summary>It is there, a regular file.</summary>
    /// <param name="File">The file.</param>
    public sealed record Found(PatchFile File) : PatchLookup;

    /// <summary>No such file, with or without a compression suffix.</summary>
    public sealed record Missing : PatchLookup;

    /// <summary>There is something that a patch cannot be.</summary>
    /// <param name="Reason">What follows the name in a sentence, such as "is a FIFO".</param>
    public sealed record Refused(string Reason) : PatchLookup;
}

/// <summary>A patch's file.</summary>
/// <param name="PathBytes">Absolute; bytes, because a name need not be UTF-8.</param>
/// <param name="Length">In bytes, when it was looked up.</param>
public sealed record PatchFile(ReadOnlyMemory<byte> PathBytes, long Length)
{
    /// <summary>The path as people read it, escaped.</summary>
    public string DisplayPath => DisplayText.Of(PathBytes.Span);

    /// <summary>Reads all of it, still compressed if it is.</summary>
    /// <exception cref="SystemCallException">It is gone, no regular file any more, or longer than <paramref name="maxLength"/>
    /// bytes.</exception>
    public byte[] Read(int maxLength) => FileProbe.ReadAll(PathBytes.Span, maxLength);
}
