using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Quilt;

/// <summary>Compares a backup that is there with the one that a patch is to have.</summary>
internal static class BackupCheck
{
    /// <summary>Whether a patch has the backup of a file already, with content and mode.</summary>
    public static bool IsOf(QuiltTree quilt, QuiltName name, TreePath path, in FileView file)
    {
        var text = new FileText();
        var state = new DirectorySource(quilt.Handle).Read(name.BackupOf(path), text, out var permissions);
        var wanted = file.IsNew ? file.Permissions & ~ProcessUmask.Value : file.Permissions;
        return file.State switch
        {
            SourceState.Symlink => state == SourceState.Symlink && text.Content.Span.SequenceEqual(file.Text.ToArray()),
            SourceState.Regular => state == SourceState.Regular && permissions == wanted
                && text.Content.Span.SequenceEqual(file.Text.ToArray()),
            _ => state == SourceState.Regular && text.IsEmpty,
        };
    }
}
