using PatchQueue.Diffing;
using PatchQueue.Histories;

namespace PatchQueue.Culprits;

/// <summary>Says where two mainlines differ in what a patch stands on, where no history is at hand.</summary>
public static class BaseTrace
{
    /// <summary>Finds the lines for each hunk that does not stand in the new mainline as it is.</summary>
    public static PatchTrace Of(TraceWish wish) => new(wish.PatchIndex, [.. wish.Files.SelectMany(Of)]);

    private static IEnumerable<Culprit> Of(SuspectFile traced)
    {
        if (traced is not { Old: { } old, New: { } @new, File.Texts: { OldBefore: { } before, OldAfter: { } after } })
        {
            yield break;
        }

        var (oldText, newText) = (new VersionText(old.Bytes), new VersionText(@new.Bytes));
        var patches = LineCarry.Between(oldText.Lines, LineTable.Of(before.Bytes));
        var change = LineCarry.Between(LineTable.Of(before.Bytes), LineTable.Of(after.Bytes));
        foreach (var hunk in traced.File.Hunks)
        {
            var region = HunkRegion.Of(oldText, patches, change, hunk.Old);
            if (!region.StandsIn(newText) && ChangeExcerpt.Of(oldText.Lines, newText.Lines, region.Range) is { Length: > 0 } lines)
            {
                yield return new Culprit(CulpritKind.Differs, null) { Places = [new(traced.File.Path, hunk.Hunk)], Lines = lines };
            }
        }
    }
}
