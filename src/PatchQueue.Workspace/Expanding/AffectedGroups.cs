using PatchQueue.Applying;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>The part of a tree that a change of its series can reach.</summary>
internal sealed class AffectedGroups
{
    private readonly KnownTree _known;
    private readonly bool[] _isAffected;

    private AffectedGroups(KnownTree known)
    {
        _known = known;
        _isAffected = new bool[known.Record.Groups.Length];
    }

    /// <summary>The groups of the record.</summary>
    public IEnumerable<RecordedGroup> Groups => _known.Record.Groups.Where((_, i) => _isAffected[i]);

    /// <summary>Every path that may come out otherwise.</summary>
    public HashSet<TreePath> Paths { get; } = new(TreePathComparer.Instance);

    /// <summary>The places in the new series of the patches that name one of those paths, besides those that were added.</summary>
    public IReadOnlyList<int> Patches { get; private set; } = [];

    /// <summary>Finds the part.</summary>
    /// <param name="known">The tree.</param>
    /// <param name="change">The change.</param>
    /// <param name="patches">The new series, of which the added patches have been read.</param>
    /// <returns>Null when an added patch cannot be applied as it stands.</returns>
    public static AffectedGroups? Of(KnownTree known, SeriesChange change, IReadOnlyList<PlannedPatch> patches)
    {
        var added = ApplyPlan.Of([.. change.Added.Select(place => patches[place])]);
        if (!added.Unplaceable.IsEmpty || added.Patches.Any(patch => patch.Patch.IsMalformed))
        {
            return null;
        }

        var affected = new AffectedGroups(known);
        affected.MarkTouched(change);
        affected.MarkNamed(added.Paths);
        affected.Paths.UnionWith(affected.Groups.SelectMany(group => group.Files).Select(file => file.Path).Concat(added.Paths));
        affected.Patches =
        [
            .. affected.Groups.SelectMany(group => group.Touches).Select(touch => change.NewPlaces[touch.Patch])
                .Where(place => place >= 0).Distinct(),
        ];
        return affected;
    }

    /// <summary>The other groups, with their patches where they stand in the new series.</summary>
    public IEnumerable<RecordedGroup> Others(SeriesChange change)
    {
        var others = _known.Record.Groups.Where((_, i) => !_isAffected[i]);
        var isSame = Enumerable.Range(0, change.NewPlaces.Length).All(i => change.NewPlaces[i] == i || change.NewPlaces[i] < 0);
        return isSame ? others : others.Select(group => group with
        {
            Touches = [.. group.Touches.Select(touch => touch with { Patch = change.NewPlaces[touch.Patch] })],
        });
    }

    private void MarkTouched(SeriesChange change)
    {
        for (var i = 0; i < _isAffected.Length; i++)
        {
            foreach (var touch in _known.Record.Groups[i].Touches)
            {
                _isAffected[i] |= change.NewPlaces[touch.Patch] < 0;
            }
        }
    }

    // A path that is a directory of another's, or the other way round, goes with it.
    private void MarkNamed(IReadOnlyList<TreePath> paths)
    {
        foreach (var path in paths)
        {
            for (var above = path; above is not null; above = above.Parent)
            {
                if (_known.ByPath.TryGetValue(above, out var found))
                {
                    _isAffected[found.Group] = true;
                }
            }
        }

        var named = new HashSet<TreePath>(paths, TreePathComparer.Instance);
        var lookup = named.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var (path, (group, _)) in _known.ByPath)
        {
            var bytes = path.Bytes;
            for (var slash = bytes.LastIndexOf((byte)'/'); slash > 0; slash = bytes[..slash].LastIndexOf((byte)'/'))
            {
                _isAffected[group] |= lookup.Contains(bytes[..slash]);
            }
        }
    }
}
