using PatchQueue.Diffing;
using PatchQueue.Patches;

namespace PatchQueue.Refreshing;

/// <summary>Tells what becomes of that which a section says without hunks: a name, a mode, binary data, an empty file.</summary>
internal static class HeadLedger
{
    /// <summary>Whether the section says anything of that kind.</summary>
    public static bool Speaks(FilePatch section) =>
        section.Hunks.IsEmpty || section.Change != FileChange.Keep || ChangesMode(section);

    /// <summary>Its fate; never <see cref="HunkFate.Dropped"/>.</summary>
    /// <param name="section">The old section.</param>
    /// <param name="pair">What becomes of its file now.</param>
    public static HunkFate FateOf(FilePatch section, FilePair pair)
    {
        var fate = HunkFate.Kept;
        if (section.Change != pair.Change)
        {
            fate = pair.Old is null != pair.New is null ? HunkFate.Changed : HunkFate.Lost;
        }

        if (ChangesMode(section))
        {
            fate = Worst(fate, pair is { Old: null } or { New: null } ? HunkFate.Changed
                : pair.OldMode == pair.NewMode ? HunkFate.Lost
                : HunkFate.Kept);
        }

        if (section.Binary is not null || (section.Change == FileChange.Keep && !ChangesMode(section) && section.Hunks.IsEmpty))
        {
            fate = Worst(fate, Differs(pair) ? IsLike(section, pair) ? HunkFate.Kept : HunkFate.Changed : HunkFate.Lost);
        }

        return fate;
    }

    private static bool ChangesMode(FilePatch section) =>
        section.Old.Mode != 0 && section.New.Mode != 0 && section.Old.Mode != section.New.Mode;

    private static bool Differs(FilePair pair) =>
        pair.Old is null != pair.New is null || !pair.HasSameBytes || pair.OldMode != pair.NewMode;

    // Binary data that is written anew was changed: a true one is not written.
    private static bool IsLike(FilePatch section, FilePair pair) =>
        section.Binary is null
        && pair.Old is null == (section.Old.Absence == Absence.Absent)
        && pair.New is null == (section.New.Absence == Absence.Absent);

    private static HunkFate Worst(HunkFate one, HunkFate other) => one > other ? one : other;
}
