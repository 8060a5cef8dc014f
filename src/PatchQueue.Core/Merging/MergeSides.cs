using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>The three files of a merge.</summary>
/// <param name="Base">The file that both sides were made from.</param>
/// <param name="Ours">Our file.</param>
/// <param name="Theirs">Their file.</param>
internal sealed record MergeSides(LineTable Base, LineTable Ours, LineTable Theirs)
{
    /// <summary>The bytes of our lines.</summary>
    public ReadOnlyMemory<byte> OursOf(LineRange lines) => BytesOf(Ours, lines);

    /// <summary>The bytes of their lines.</summary>
    public ReadOnlyMemory<byte> TheirsOf(LineRange lines) => BytesOf(Theirs, lines);

    /// <summary>Whether ours and theirs have the same lines in these ranges.</summary>
    public bool Agree(LineRange ours, LineRange theirs) =>
        ours.Count == theirs.Count && OursOf(ours).Span.SequenceEqual(TheirsOf(theirs).Span);

    private static ReadOnlyMemory<byte> BytesOf(LineTable table, LineRange lines)
    {
        var slice = table.Range(lines.Start, lines.Count);
        return table.Bytes.Slice(slice.Offset, slice.Length);
    }
}
