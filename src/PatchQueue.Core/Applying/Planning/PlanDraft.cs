using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// A plan while patches are added to it, in the order of the series: each can be forgotten by who reads it, and the next one read
/// meanwhile.
/// </summary>
/// <param name="count">About how many patches there will be.</param>
public sealed class PlanDraft(int count)
{
    private readonly PathResolver _resolver = new();
    private readonly ImmutableArray<PlannedPatch>.Builder _patches = ImmutableArray.CreateBuilder<PlannedPatch>(count);
    private readonly List<PlannedFile> _files = new(count * 2);
    private readonly List<int> _parents = [];

    /// <summary>Number of patches so far.</summary>
    public int Count => _patches.Count;

    /// <summary>Adds the next patch.</summary>
    public void Add(PlannedPatch patch)
    {
        var index = _patches.Count;
        _patches.Add(patch);
        for (var section = 0; section < (patch.Patch.IsMalformed ? 0 : patch.Patch.FilePatches.Length); section++)
        {
            var file = _resolver.Resolve(patch, index, section);
            _files.Add(file);
            Join(file);
        }
    }

    /// <summary>The plan, when the last patch is in.</summary>
    /// <param name="isWanted">Whether a path is wanted; groups without any are left out. Null for all.</param>
    internal ApplyPlan ToPlan(Func<TreePath, bool>? isWanted)
    {
        JoinDirectories();
        var groups = GroupMaker.Make(_files, _resolver, Root);
        return new ApplyPlan(
            _patches.DrainToImmutable(),
            isWanted is null ? groups : Renumbered(groups.Where(group => group.Paths.Any(isWanted))),
            [.. _files.Where(file => file.Paths.IsEmpty)],
            _resolver);
    }

    private static ImmutableArray<FileGroup> Renumbered(IEnumerable<FileGroup> groups) =>
        [.. groups.Select((group, index) => group.WithIndex(index))];

    private void Join(PlannedFile file)
    {
        for (var i = _parents.Count; i < _resolver.Paths.Count; i++)
        {
            _parents.Add(i);
        }

        for (var i = 1; i < file.Paths.Length; i++)
        {
            Join(file.PathIndex, _resolver.IndexOf(file.Paths[i]));
        }
    }

    private void Join(int one, int other)
    {
        var (a, b) = (Root(one), Root(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int index)
    {
        while (_parents[index] != index)
        {
            index = _parents[index] = _parents[_parents[index]];
        }

        return index;
    }

    // A file that becomes a directory, or the other way round, is decided together with what lies in it.
    private void JoinDirectories()
    {
        var directories = new DirectoryNames(_resolver);
        for (var i = 0; i < _resolver.Paths.Count; i++)
        {
            for (var above = directories.FileAbove(_resolver.Paths[i].Bytes); above >= 0;)
            {
                Join(above, i);
                above = directories.FileAbove(_resolver.Paths[above].Bytes);
            }
        }
    }
}
