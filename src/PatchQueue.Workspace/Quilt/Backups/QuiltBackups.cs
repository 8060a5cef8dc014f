using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Quilt;

/// <summary>Writes the backups of patches that a <see cref="QuiltChange"/> pushes. One a thread.</summary>
public sealed class QuiltBackups : IDisposable
{
    private readonly BackupWriter _writer;
    private readonly Action<IReadOnlyList<(int Pushed, TreePath Path)>> _finished;
    private readonly List<(int Pushed, TreePath Path)> _written = [];

    internal QuiltBackups(PreparedState prepared, Action<IReadOnlyList<(int Pushed, TreePath Path)>> finished) =>
        (_writer, _finished) = (prepared.NewWriter(), finished);

    /// <summary>Writes one.</summary>
    /// <param name="pushed">What <see cref="QuiltChange.Push"/> has returned for the patch.</param>
    /// <param name="path">The file's path in the tree.</param>
    /// <param name="file">The file before the patch; anything but a file or a link is absent.</param>
    /// <param name="modified">The time that the backup gets; null: the present moment.</param>
    public void Write(int pushed, TreePath path, in FileView file, FileTime? modified = null)
    {
        _writer.Write(PreparedState.FolderOf(pushed), path.Bytes, file, modified);
        _written.Add((pushed, path));
    }

    /// <summary>Writes one of every file that a run shows.</summary>
    /// <param name="pushedOf">
    /// What <see cref="QuiltChange.Push"/> has returned for the patch of an index of the run; null for a patch that is not pushed.
    /// </param>
    public IPatchObserver Observer(Func<int, int?> pushedOf) =>
        new BackupObserver(_writer, patch => pushedOf(patch) is { } pushed ? PreparedState.FolderOf(pushed) : null);

    /// <inheritdoc/>
    public void Dispose() => _finished(_written);
}
