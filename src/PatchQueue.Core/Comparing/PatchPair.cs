using PatchQueue.Diffing;

namespace PatchQueue.Comparing;

/// <summary>A patch in two versions of a queue.</summary>
/// <param name="Old">The patch in the old version; null for none.</param>
/// <param name="New">The patch in the new one; null for none.</param>
public sealed record PatchPair(VersionedPatch? Old, VersionedPatch? New)
{
    private const int ContextLines = 3;

    /// <summary>How they differ.</summary>
    public PairKind Kind { get; } = KindOf(Old, New);

    /// <summary>
    /// The difference of the two patches, a line each: with a sign of what the new version has more or less, and behind it the patch's line
    /// with its own. Empty where nothing that counts differs.
    /// </summary>
    public IEnumerable<string> Inner()
    {
        if (Old is null || New is null)
        {
            return [];
        }

        var (old, fresh) = (LineTable.Of(TextOf(Old)), LineTable.Of(TextOf(New)));
        var changes = LineDiff.Between(old, fresh);
        return changes.IsEmpty ? [] : InnerDiff.Of(old, fresh, changes, ContextLines);
    }

    private static byte[] TextOf(VersionedPatch patch) => [.. patch.HeaderBytes.Span, .. PatchForm.WithoutNumbers(patch.Patch)];

    private static PairKind KindOf(VersionedPatch? old, VersionedPatch? fresh)
    {
        if (old is null || fresh is null)
        {
            return old is null ? PairKind.Added : PairKind.Removed;
        }

        var (one, other) = (old.Patch, fresh.Patch);
        return one.Text.Span.SequenceEqual(other.Text.Span) ? old.Name == fresh.Name ? PairKind.Identical : PairKind.Renamed
            : one.Text.Span[one.HeaderLength..].SequenceEqual(other.Text.Span[other.HeaderLength..]) ? PairKind.Header
            : PatchForm.WithoutNumbers(one).AsSpan().SequenceEqual(PatchForm.WithoutNumbers(other)) ? PairKind.Lines
            : PatchForm.Changes(one).AsSpan().SequenceEqual(PatchForm.Changes(other)) ? PairKind.Context
            : PairKind.Code;
    }
}
