using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Tracing;

/// <summary>Notes which files the patches of a run change: content, kind, or git's executable bit. For one thread.</summary>
/// <param name="first">The first patch that is looked at, from 0.</param>
internal sealed class ChangeWatch(int first) : IPatchObserver
{
    private const int OwnerExecutes = 0x40;

    private readonly ResultHash _hash = new();
    private readonly Dictionary<TreePath, RecordedResult> _before = new(TreePathComparer.Instance);
    private readonly Dictionary<int, List<TreePath>> _changed = [];

    /// <summary>The files that a patch changes.</summary>
    public IEnumerable<TreePath> PathsOf(int patch) => _changed.TryGetValue(patch, out var paths) ? paths : [];

    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
        if (patchIndex >= first)
        {
            _before[path] = Of(file);
        }
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
        if (patchIndex < first || Of(file) == _before[path])
        {
            return;
        }

        if (!_changed.TryGetValue(patchIndex, out var paths))
        {
            _changed.Add(patchIndex, paths = []);
        }

        paths.Add(path);
    }

    private RecordedResult Of(in FileView file)
    {
        var result = _hash.Of(file);
        return result with { Permissions = result.Permissions & OwnerExecutes, IsNew = false };
    }
}
