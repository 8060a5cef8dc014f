using PatchQueue.Diffing;
using PatchQueue.Histories;
using PatchQueue.Merging;

namespace PatchQueue.Culprits;

/// <summary>What a hunk changes: the lines after it, those that it adds and those that it takes away.</summary>
internal sealed class HunkChange
{
    private readonly ulong[] _after;
    private readonly ulong[] _added;
    private readonly ulong[] _removed;

    private HunkChange(ulong[] after, ulong[] added, ulong[] removed) => (_after, _added, _removed) = (after, added, removed);

    /// <summary>Reads it off the file before and after.</summary>
    /// <param name="before">The file before the patch.</param>
    /// <param name="after">The file after it.</param>
    /// <param name="change">From one to the other.</param>
    /// <param name="hunk">The lines of the file before that the hunk covers.</param>
    public static HunkChange Of(VersionText before, VersionText after, LineCarry change, LineRange hunk)
    {
        var changed = change.Meeting(hunk).ToList();
        return new HunkChange(
            after.Of(change.Forth(hunk)),
            [.. changed.SelectMany(one => after.Of(new LineRange(one.NewStart, one.NewCount)))],
            [.. changed.SelectMany(one => before.Of(new LineRange(one.OldStart, one.OldCount)))]);
    }

    /// <summary>Whether a version has the lines after the hunk, as they stand there.</summary>
    public bool IsIn(VersionText? version) => version is not null && _after.Length > 0 && version.Find(_after, false, false) >= 0;

    /// <summary>Whether a version has most of what the hunk adds, and an older one had not; where it adds nothing, whether what it
    /// removes is gone.</summary>
    public bool IsMostlyIn(VersionText? version, VersionText old)
    {
        var fresh = _added.Where(line => old.CountOf([line]) == 0).ToList();
        return version is not null && (fresh.Count > 0
            ? version.CountOf(fresh) * 3 >= fresh.Count * 2
            : _removed.Length > 0 && version.CountOf(_removed) == 0);
    }

    /// <summary>Whether a change of upstream makes the same change: takes away and adds at least the hunk's lines.</summary>
    public bool IsMadeBy(VersionText? before, VersionText? after)
    {
        if (after is null || _added.Length + _removed.Length == 0)
        {
            return false;
        }

        var changes = LineDiff.Between(before?.Lines ?? LineTable.Of(default), after.Lines, DiffAlgorithm.Histogram);
        var added = changes.SelectMany(one => after.Of(new LineRange(one.NewStart, one.NewCount))).ToHashSet();
        var removed = changes.SelectMany(one => before?.Of(new LineRange(one.OldStart, one.OldCount)) ?? []).ToHashSet();
        return _added.All(added.Contains) && _removed.All(removed.Contains);
    }
}
