using System.Buffers;
using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>
/// Makes one of conflicts with little between them that both sides have: one longer conflict reads better than two with a bracket between.
/// </summary>
internal static class ConflictJoiner
{
    // So many lines between two conflicts are always little; git's number.
    private const int FewLines = 3;

    private static readonly SearchValues<byte> LettersAndDigits =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    /// <summary>Joins conflicts with no other region between them.</summary>
    public static MergeDraft Join(MergeDraft draft, LineTable ours, MergeLevel level)
    {
        var regions = new List<MergeChunk>();
        foreach (var region in draft.Regions)
        {
            if (region.Kind == MergeChunkKind.Conflict && regions.Count > 0 && regions[^1].Kind == MergeChunkKind.Conflict
                && IsLittle(LineRange.Between(regions[^1].Ours.End, region.Ours.Start), ours, level))
            {
                regions[^1] = Join(regions[^1], region);
            }
            else
            {
                regions.Add(region);
            }
        }

        return draft with { Regions = regions };
    }

    private static bool IsLittle(LineRange lines, LineTable ours, MergeLevel level) =>
        lines.Count <= FewLines || (level == MergeLevel.ZealousWords && !HasWord(lines, ours));

    private static bool HasWord(LineRange lines, LineTable ours) =>
        ours.Range(lines.Start, lines.Count).Of(ours.Bytes.Span).ContainsAny(LettersAndDigits);

    private static MergeChunk Join(MergeChunk first, MergeChunk second) => new(
        MergeChunkKind.Conflict, LineRange.Between(first.Base.Start, second.Base.End), LineRange.Between(first.Ours.Start, second.Ours.End),
        LineRange.Between(first.Theirs.Start, second.Theirs.End));
}
