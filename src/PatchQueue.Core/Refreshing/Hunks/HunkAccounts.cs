using System.Collections.Immutable;
using PatchQueue.Applying;

namespace PatchQueue.Refreshing;

/// <summary>Accounts for every hunk of the old patch.</summary>
internal static class HunkAccounts
{
    /// <summary>The rows, in the order of the old patch.</summary>
    public static ImmutableArray<HunkAccount> Of(PatchDraft draft, IReadOnlyCollection<DroppedHunk> dropped)
    {
        var rows = ImmutableArray.CreateBuilder<HunkAccount>();
        for (var i = 0; i < draft.Sections.Length; i++)
        {
            var (section, file) = (draft.Sections[i], draft.Files[i]);
            if (section.HeadFate is { } head)
            {
                rows.Add(Row(section, file, 0, file.FilePatch.Line, head, dropped));
            }

            for (var hunk = 0; hunk < section.Fates.Length; hunk++)
            {
                rows.Add(Row(section, file, hunk + 1, file.FilePatch.Hunks[hunk].Line, section.Fates[hunk], dropped));
            }
        }

        return rows.DrainToImmutable();
    }

    private static HunkAccount Row(
        SectionDraft section, PlannedFile file, int hunk, int line, HunkFate fate, IReadOnlyCollection<DroppedHunk> dropped)
    {
        var mayGo = dropped.Any(named => (named.Hunk == 0 || named.Hunk == hunk) && file.Paths.Contains(named.Path));
        return new HunkAccount(section.Path, hunk, line, fate == HunkFate.Lost && mayGo ? HunkFate.Dropped : fate);
    }
}
