using PatchQueue.Composing;
using PatchQueue.Headers;

namespace PatchQueue.Backporting;

/// <summary>A commit of a stable release, or a whole release, as a patch of the queue.</summary>
/// <param name="Patch">The patch, with its tags.</param>
/// <param name="Diff">Its diff.</param>
/// <param name="Commits">The commits that it is: that of the stable branch, and the mainline's that it came from.</param>
internal sealed record StablePatch(TaggedPatch Patch, ReadOnlyMemory<byte> Diff, IReadOnlyList<string> Commits)
{
    /// <summary>The bytes of its file.</summary>
    public byte[] Bytes => [.. Patch.Header.Bytes.Span, .. Diff.Span];

    /// <summary>The same with further references.</summary>
    public StablePatch With(IEnumerable<Reference> references)
    {
        var known = Reference.In(Patch.Header).ToList();
        var added = references
            .Where(reference => known.TrueForAll(other => other.Key != reference.Key)).DistinctBy(reference => reference.Key);
        var text = string.Join(' ', known.Concat(added).Select(reference => reference.Text));
        return text.Length == 0 ? this : this with { Patch = Patch with { Header = HeaderEdit.Set(Patch.Header, "References", text) } };
    }
}
