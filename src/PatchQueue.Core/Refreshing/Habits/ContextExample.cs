using PatchQueue.Applying;
using PatchQueue.Patches;

namespace PatchQueue.Refreshing;

/// <summary>Tells from hunks how many lines of context they are written with.</summary>
internal static class ContextExample
{
    /// <summary>The number; null where every hunk may be cut short by the beginning of its file.</summary>
    public static int? Of(IEnumerable<Hunk> hunks, Patch patch)
    {
        int? most = null;
        var lines = new HunkLines();
        foreach (var hunk in hunks.Where(hunk => hunk.OldStart > 1 || (hunk.OldStart == 1 && hunk.OldCount == 0)))
        {
            lines.Load(patch.Text, hunk, isReversed: false);
            most = Math.Max(most ?? 0, lines.Context);
        }

        return most;
    }
}
