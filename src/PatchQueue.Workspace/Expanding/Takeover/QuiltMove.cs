using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>How the patches of a tree differ before and after a move, as far as quilt has to do with it.</summary>
internal sealed class QuiltMove
{
    private readonly Dictionary<int, int> _places = [];
    private readonly HashSet<int> _withEdits = [];
    private readonly HashSet<(int Patch, TreePath Path)> _added = [];
    private IReadOnlySet<TreePath> _edited = new HashSet<TreePath>();

    /// <summary>Compares.</summary>
    /// <param name="old">The record before; null for none.</param>
    /// <param name="fresh">The patches that are in after.</param>
    public QuiltMove(TreeRecord? old, IReadOnlyList<RecordedPatch> fresh)
    {
        var patches = old?.Patches ?? [];
        while (FirstChanged < Math.Min(fresh.Count, patches.Length) && IsSame(patches[FirstChanged], fresh[FirstChanged]))
        {
            FirstChanged++;
        }

        var before = new Dictionary<ReadOnlyMemory<byte>, int>(Series.NameComparer.Instance);
        for (var i = FirstChanged; i < patches.Length; i++)
        {
            before.TryAdd(patches[i].Name, i);
        }

        for (var i = FirstChanged; i < fresh.Count; i++)
        {
            if (before.TryGetValue(fresh[i].Name, out var place))
            {
                _places[place] = i;
            }
        }

        Refreshed = [.. _places.Where(pair => !patches[pair.Key].DoesTheSameAs(fresh[pair.Value])).Select(pair => pair.Value)];
        _added.UnionWith((old?.Added ?? []).Where(added => _places.ContainsKey(added.Patch))
            .Select(added => (_places[added.Patch], added.Path)));
    }

    /// <summary>The first patch, from 0, that is another than before or does something else.</summary>
    public int FirstChanged { get; }

    /// <summary>The places of the patches that were there before and do something else now.</summary>
    public IReadOnlyList<int> Refreshed { get; }

    /// <summary>Takes what is known only behind the run.</summary>
    /// <param name="fresh">The record after it.</param>
    /// <param name="edited">The files that hold somebody's change.</param>
    public void Take(TreeRecord fresh, IReadOnlySet<TreePath> edited)
    {
        _edited = edited;
        _added.UnionWith(fresh.Added.Select(added => (added.Patch, added.Path)));
        foreach (var group in edited.Count == 0 ? [] : fresh.Groups.Where(group => group.Files.Any(file => edited.Contains(file.Path))))
        {
            _withEdits.UnionWith(group.Touches.Select(touch => touch.Patch));
        }
    }

    /// <summary>Whether the patch has to do with a file that holds somebody's change.</summary>
    public bool HasEdits(int patch) => _withEdits.Contains(patch);

    /// <summary>Whether a file stays with a patch that does not change it.</summary>
    public bool Holds(int patch, TreePath path) => _edited.Contains(path) || _added.Contains((patch, path));

    private static bool IsSame(RecordedPatch one, RecordedPatch other) =>
        one.Name.Span.SequenceEqual(other.Name.Span) && one.DoesTheSameAs(other);
}
