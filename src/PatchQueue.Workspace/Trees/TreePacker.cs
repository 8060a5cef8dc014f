using PatchQueue.Applying;
using PatchQueue.Archives;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Trees;

/// <summary>Packs a tree into a tar, in byte order; what pq keeps at its top stays out.</summary>
public static class TreePacker
{
    /// <summary>Packs.</summary>
    /// <param name="directory">The tree.</param>
    /// <param name="writer">Takes the entries; its end mark is written too.</param>
    /// <param name="cancellation">Looked at before each entry.</param>
    public static void Pack(string directory, TarWriter writer, CancellationToken cancellation)
    {
        using var root = DirectoryHandle.Open(directory);
        var source = new DirectorySource(root);
        var text = new FileText();
        writer.WriteDirectory(null);
        new DirectoryWalk(directory, (path, isDirectory) => Write(path, isDirectory, source, text, writer)).Walk(root, cancellation);
        writer.Complete();
    }

    private static void Write(TreePath path, bool isDirectory, DirectorySource source, FileText text, TarWriter writer)
    {
        if (isDirectory)
        {
            writer.WriteDirectory(path);
            return;
        }

        switch (source.Read(path, text, out var permissions))
        {
            case SourceState.Symlink: writer.WriteSymlink(path, text.Content.Span); break;
            case SourceState.Regular: writer.WriteFile(path, text.Content.Span, permissions); break;
            default: break;
        }
    }
}
