using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Text;

namespace PatchQueue.Expanding;

/// <summary>
/// Keeps the mainline's files of a tree that is being made, where later runs look for them. Safe to use from several threads.
/// </summary>
internal sealed class BaseKeeper(BaseFolders folders) : IDisposable
{
    private readonly StagingNumbers _numbers = new(0);

    /// <summary>The highest number given out.</summary>
    public int LastNumber => _numbers.Last;

    /// <summary>Keeps a file.</summary>
    /// <returns>Its number.</returns>
    public int Keep(TreePath path, SourceFile file)
    {
        var text = new FileText();
        text.Set(file.Bytes.Span);
        var state = file.Kind == FileKind.Symlink ? SourceState.Symlink : SourceState.Regular;
        return new Staging(folders, _numbers).Prepare(path, new FileView(state, file.Permissions, IsNew: false, text)).Number;
    }

    /// <inheritdoc/>
    public void Dispose() => folders.Dispose();
}
