using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>Makes values of the files of a source.</summary>
public static class FileReading
{
    /// <summary>A file of a source; null when there is none.</summary>
    /// <exception cref="IOException">It is neither a regular file nor a link.</exception>
    public static SourceFile? Read(ISourceTree source, TreePath path)
    {
        var text = new FileText();
        return Of(path, source.Read(path, text, out var permissions), permissions, text);
    }

    /// <summary>A file as a group leaves it; null when there is none.</summary>
    public static SourceFile? Of(TreePath path, in FileView view) => Of(path, view.State, view.Permissions, view.Text);

    private static SourceFile? Of(TreePath path, SourceState state, int permissions, FileText text) => state switch
    {
        SourceState.Absent or SourceState.Blocked => null,
        SourceState.Regular => new SourceFile(text.ToArray(), FileKind.Regular, permissions),
        SourceState.Symlink => new SourceFile(text.ToArray(), FileKind.Symlink, SourceFile.PlainPermissions),
        _ => throw new IOException($"{path} is neither a regular file nor a link"),
    };
}
