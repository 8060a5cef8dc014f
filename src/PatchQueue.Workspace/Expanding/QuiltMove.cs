using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>How two records of a tree differ, as far as quilt has to do with it.</summary>
internal sealed class QuiltMove
{
    private readonly IReadOnlySet<TreePath> _edited;
    private readonly HashSet<int> _withEdits = [];
    private readonly HashSet<(int Patch, TreePath Path)> _added = [];

    /// <summary>Compares.</summary>
    /// <param name="old">The record before; null for none.</param>
    /// <param name="fresh">The record after.</param>
    /// <param name="names">Its patches that are in.</param>
    /// <param name="edited">The files that hold somebody's change.</param>
    public QuiltMove(TreeRecord? old, TreeRecord fresh, QuiltName[] names, IReadOnlySet<TreePath> edited)
    {
        _edited = edited;
        var patches = old?.Patches ?? [];
        var same = 0;
        while (same < Math.Min(names.Length, patches.Length) && IsSame(patches[same], fresh.Patches[same]))
        {
            same++;
        }

        FirstChanged = same;
        var before = new Dictionary<ReadOnlyMemory<byte>, int>(Series.NameComparer.Instance);
        for (var i = same; i < patches.Length; i++)
        {
            before.TryAdd(patches[i].Name, i);
        }

        var places = new Dictionary<int, int>();
        for (var i = same; i < names.Length; i++)
        {
            if (before.TryGetValue(fresh.Patches[i].Name, out var place))
            {
                places[place] = i;
            }
        }

        Refreshed = [.. places.Where(pair => !patches[pair.Key].DoesTheSameAs(fresh.Patches[pair.Value])).Select(pair => pair.Value)];
        _added.UnionWith((old?.Added ?? []).Where(added => places.ContainsKey(added.Patch))
            .Select(added => (places[added.Patch], added.Path)));
        _added.UnionWith(fresh.Added.Select(added => (added.Patch, added.Path)));
        foreach (var group in edited.Count == 0 ? [] : fresh.Groups.Where(group => group.Files.Any(file => edited.Contains(file.Path))))
        {
            _withEdits.UnionWith(group.Touches.Select(touch => touch.Patch));
        }
    }

    /// <summary>The first patch, from 0, that is another than before or does something else.</summary>
    public int FirstChanged { get; }

    /// <summary>The places of the patches that were there before and do something else now.</summary>
    public IReadOnlyList<int> Refreshed { get; }

    /// <summary>Whether the patch has to do with a file that holds somebody's change.</summary>
    public bool HasEdits(int patch) => _withEdits.Contains(patch);

    /// <summary>Whether a file stays with a patch that does not change it.</summary>
    public bool Holds(int patch, TreePath path) => _edited.Contains(path) || _added.Contains((patch, path));

    private static bool IsSame(RecordedPatch one, RecordedPatch other) =>
        one.Name.Span.SequenceEqual(other.Name.Span) && one.DoesTheSameAs(other);
}
