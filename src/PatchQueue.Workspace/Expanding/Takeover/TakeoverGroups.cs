using System.Collections.Immutable;
using PatchQueue.Quilt;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>The groups of a record that is made from <c>.pc</c>: those of the patches, and the files that were only added to one.</summary>
internal sealed class TakeoverGroups(QuiltTree quilt, CreatedFiles created, IEnumerable<RecordedGroup> groups, TakeoverSink sink)
{
    private readonly List<RecordedGroup> _groups = [.. groups];
    private readonly Dictionary<TreePath, int> _places = new(TreePathComparer.Instance);
    private readonly List<AddedFile> _added = [];

    /// <summary>Makes them.</summary>
    /// <param name="old">The record before, of which rejects stay, and changes of files that no patch names; null for none.</param>
    public (ImmutableArray<RecordedGroup> Groups, ImmutableArray<AddedFile> Added) Make(TreeRecord? old)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            Index(i);
        }

        for (var patch = 0; patch < quilt.Names.Length; patch++)
        {
            foreach (var path in quilt.BackupsOf(patch).Select(backup => backup.Path).Where(path => !created.IsNamed(patch, path)).Order())
            {
                Add(patch, path);
            }
        }

        var rest = old?.Groups.Where(group => group.Touches.IsEmpty && !group.Files.Any(file => _places.ContainsKey(file.Path))) ?? [];
        return ([.. _groups, .. rest.OrderBy(group => group.IsRejects)], [.. _added]);
    }

    private void Index(int place)
    {
        foreach (var file in _groups[place].Files)
        {
            _places[file.Path] = place;
        }
    }

    private void Add(int patch, TreePath path)
    {
        _added.Add(new AddedFile(patch, path));
        var touch = new RecordedTouch(patch, Fit.Exact);
        if (!_places.TryGetValue(path, out var place))
        {
            _groups.Add(new RecordedGroup([sink.Keep(path)], [touch]));
            Index(_groups.Count - 1);
            return;
        }

        var group = _groups[place];
        if (!group.Touches.Any(other => other.Patch == patch))
        {
            _groups[place] = group with { Touches = [.. group.Touches.Append(touch).OrderBy(other => other.Patch)] };
        }
    }
}
