using System.Collections.Immutable;
using System.Text;

namespace PatchQueue.Headers;

/// <summary>
/// The text before a patch's diff: its bytes, and the tags in it. Read without loss; <see cref="HeaderEdit"/> changes the lines of one
/// tag and no other.
/// </summary>
public sealed class PatchHeader
{
    internal PatchHeader(ReadOnlyMemory<byte> bytes, HeaderForm form, int blockEnd, ImmutableArray<Tag> tags) =>
        (Bytes, Form, BlockEnd, Tags) = (bytes, form, blockEnd, tags);

    /// <summary>The text, byte for byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>By which convention it is written.</summary>
    public HeaderForm Form { get; }

    /// <summary>All tags in their order, those in the message included.</summary>
    public ImmutableArray<Tag> Tags { get; }

    /// <summary>Where the block of tags ends that the text begins with: a byte offset; 0 when there is none.</summary>
    internal int BlockEnd { get; }

    /// <summary>The letters it is written in.</summary>
    internal Encoding Encoding => HeaderEncoding.Of(Bytes.Span);

    /// <summary>The end of its lines: CR LF where its first line has that.</summary>
    internal string LineEnd => Bytes.Span.IndexOf((byte)'\n') is var end and > 0 && Bytes.Span[end - 1] == '\r' ? "\r\n" : "\n";

    /// <summary>Reads the bytes before the first diff; never fails.</summary>
    /// <param name="bytes">They must not change afterwards.</param>
    public static PatchHeader Read(ReadOnlyMemory<byte> bytes) => new TagReader(bytes).Read();

    /// <summary>The tags of a name, in order.</summary>
    public IEnumerable<Tag> All(string name) => Tags.Where(tag => tag.Is(name));

    /// <summary>The first tag of a name; null when there is none.</summary>
    public Tag? First(string name) => Tags.FirstOrDefault(tag => tag.Is(name));

    /// <summary>The values of all tags of a name, in order, each on one line.</summary>
    public IEnumerable<string> Values(string name) => All(name).Select(tag => tag.Joined);
}
