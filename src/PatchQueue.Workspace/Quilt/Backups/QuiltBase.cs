using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>
/// A tree that quilt has patched, as it was before one of the applied patches: each file that a patch from there on touches comes from
/// the earliest of them that has a backup of it, all else from the tree. Safe to call from several threads.
/// </summary>
public sealed class QuiltBase : ISourceTree
{
    private readonly QuiltTree _quilt;
    private readonly Func<int, TreePath, bool> _createsFile;
    private readonly DirectorySource _tree;
    private readonly DirectorySource _state;
    private readonly Dictionary<TreePath, int> _owners = new(TreePathComparer.Instance);

    /// <summary>Finds the backups.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="quilt">Its <c>.pc</c>; stays the caller's, and open.</param>
    /// <param name="createsFile">
    /// Asked about a backup of no bytes, with the place of the patch it belongs to, from 0, and the file's path: true when the patch
    /// creates the file, so that it was absent; false when there was an empty file. Quilt itself takes all of them for absent.
    /// </param>
    /// <param name="before">Before which of the applied patches, from 0: 0 is the mainline.</param>
    public QuiltBase(DirectoryHandle root, QuiltTree quilt, Func<int, TreePath, bool> createsFile, int before = 0)
    {
        (_quilt, _createsFile) = (quilt, createsFile);
        (_tree, _state) = (new DirectorySource(root), new DirectorySource(quilt.Handle));
        for (var index = quilt.Names.Length - 1; index >= before; index--)
        {
            foreach (var backup in quilt.BackupsOf(index))
            {
                _owners[backup.Path] = index;
            }
        }
    }

    /// <summary>Every file that has a backup, and the place of the earliest patch that has one, from 0; in no order.</summary>
    public IReadOnlyDictionary<TreePath, int> Touched => _owners;

    /// <inheritdoc/>
    public SourceState Read(TreePath path, FileText text, out int permissions)
    {
        if (!_owners.TryGetValue(path, out var owner))
        {
            var found = _tree.Read(path, text, out permissions);
            return found == SourceState.Blocked && IsBlockedByPatches(path) ? SourceState.Absent : found;
        }

        var state = _state.Read(_quilt.Names[owner].BackupOf(path), text, out permissions);
        if (state is not (SourceState.Regular or SourceState.Symlink))
        {
            throw new QuiltStateException($".pc/{_quilt.Names[owner]}/{path} has gone");
        }

        if (state == SourceState.Regular && text.IsEmpty && _createsFile(owner, path))
        {
            permissions = 0;
            return SourceState.Absent;
        }

        return state;
    }

    // A file that a patch made stands where a directory was, or nothing.
    private bool IsBlockedByPatches(TreePath path)
    {
        for (var above = path.Parent; above is not null; above = above.Parent)
        {
            if (_owners.ContainsKey(above))
            {
                return true;
            }
        }

        return false;
    }
}
