using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>
/// Writes backups as quilt and GNU patch make them: with the file's mode; an absent file as an empty one. One a thread.
/// </summary>
/// <param name="directory">Below which directory.</param>
internal sealed class BackupWriter(DirectoryHandle directory) : IDisposable
{
    private const int NewFile = 0x1b6;

    private readonly List<Slice> _runs = [];
    private readonly DirectoryTreeWriter _writer = new(directory, ExistingFile.Replace, keepsPermissions: true);

    /// <summary>The mode of a file that a program makes and nothing is said about.</summary>
    public static int NewFilePermissions => NewFile & ~ProcessUmask.Value;

    /// <summary>Writes the backup of a file.</summary>
    /// <param name="place">Where.</param>
    /// <param name="file">The file before the patch.</param>
    /// <param name="modified">When it was modified; null: the present moment.</param>
    public void Write(TreePath place, in FileView file, FileTime? modified = null)
    {
        switch (file.State)
        {
            case SourceState.Symlink:
                _writer.WriteSymlink(place, file.Text.ToArray(), modified);
                break;
            case SourceState.Regular:
                var permissions = file.IsNew ? file.Permissions & ~ProcessUmask.Value : file.Permissions;
                _runs.Clear();
                file.Text.AddRuns(_runs);
                _writer.WriteFile(place, file.Text.Buffer.Span, _runs, permissions, modified);
                break;
            default:
                _writer.WriteFile(place, [], NewFilePermissions);
                break;
        }
    }

    /// <summary>Writes a file of quilt's own.</summary>
    public void WriteOwn(TreePath place, ReadOnlySpan<byte> content, FileTime? modified = null) =>
        _writer.WriteFile(place, content, NewFilePermissions, modified);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
