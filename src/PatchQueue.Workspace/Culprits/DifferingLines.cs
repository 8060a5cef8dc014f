using PatchQueue.Histories;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>The lines in which two mainlines differ where a hunk stands.</summary>
internal sealed class DifferingLines
{
    private readonly HashSet<ulong> _gone = [];
    private readonly HashSet<ulong> _new = [];

    /// <summary>Finds them.</summary>
    /// <param name="old">The old mainline's file.</param>
    /// <param name="new">The new mainline's; null for none.</param>
    /// <param name="range">Lines of the old one.</param>
    public DifferingLines(VersionText old, VersionText? @new, LineRange range)
    {
        if (@new is null)
        {
            return;
        }

        foreach (var change in LineCarry.Between(old.Lines, @new.Lines).Meeting(range))
        {
            _gone.UnionWith(old.Of(new LineRange(change.OldStart, change.OldCount)));
            _new.UnionWith(@new.Of(new LineRange(change.NewStart, change.NewCount)));
        }
    }

    /// <summary>How many of them a change of upstream takes away or adds.</summary>
    /// <param name="before">The file before; null for none.</param>
    /// <param name="after">The file after; null for none.</param>
    public int CountIn(VersionText? before, VersionText? after)
    {
        if (before is null || after is null || _gone.Count + _new.Count == 0)
        {
            return 0;
        }

        var changes = LineCarry.Between(before.Lines, after.Lines).Meeting(new LineRange(0, before.Lines.Count)).ToList();
        return changes.SelectMany(change => before.Of(new LineRange(change.OldStart, change.OldCount))).Count(_gone.Contains)
            + changes.SelectMany(change => after.Of(new LineRange(change.NewStart, change.NewCount))).Count(_new.Contains);
    }
}
