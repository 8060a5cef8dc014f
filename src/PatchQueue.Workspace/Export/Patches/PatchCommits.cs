using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Git;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>Sends each file's state behind each patch to git at once, and remembers what belongs to which patch.</summary>
/// <param name="import">Takes the files.</param>
internal sealed class PatchCommits(FastImport import) : IPatchObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, List<TreeEdit>> _edits = [];

    /// <summary>What a patch changes.</summary>
    /// <param name="place">Its place in the plan.</param>
    public ImmutableArray<TreeEdit> EditsOf(int place) => [.. _edits.GetValueOrDefault(place) ?? []];

    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file)
    {
    }

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file)
    {
        var content = file.IsFile ? file.Text.ToArray() : [];
        lock (_gate)
        {
            TreeEdit edit = file.IsFile
                ? new TreeEdit.Put(
                    path, file.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, file.Permissions, import.AddBlob(
                        content))
                : new TreeEdit.Delete(path);
            (_edits.TryGetValue(patchIndex, out var edits) ? edits : _edits[patchIndex] = []).Add(edit);
        }
    }
}
