using System.Collections.Concurrent;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Writes the changed files of groups into a new tree; the verdict stands already. One writer a worker.</summary>
/// <param name="root">The tree.</param>
/// <param name="workers">Number of workers.</param>
/// <param name="keepsPermissions">Whether files that the mainline has keep its permissions whatever the umask says.</param>
internal sealed class TreeSink(DirectoryHandle root, int workers, bool keepsPermissions) : IChangeSink, IDisposable
{
    private readonly DirectoryTreeWriter[] _known = Writers(root, workers, keepsPermissions);
    private readonly DirectoryTreeWriter[] _new = Writers(root, workers, keepsPermissions: false);
    private readonly ConcurrentDictionary<TreePath, bool> _done = new(TreePathComparer.Instance);

    /// <summary>Number of files that came out otherwise than the mainline has them.</summary>
    public int Count => _done.Count;

    /// <summary>Whether a group has said what becomes of the file.</summary>
    public bool Has(TreePath path) => _done.ContainsKey(path);

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        foreach (var file in result.Changed)
        {
            _done[file.Path] = true;
            if (file.Result.IsFile)
            {
                Write(file.Result.IsNew ? _new[worker] : _known[worker], file.Path, file.Result);
            }
        }
    }

    /// <summary>Writes a file that patches might have touched and did not.</summary>
    public void Write(int worker, TreePath path, SourceFile file)
    {
        if (file.Kind == FileKind.Symlink)
        {
            _known[worker].WriteSymlink(path, file.Bytes.Span);
        }
        else
        {
            _known[worker].WriteFile(path, file.Bytes.Span, file.Permissions);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_known, writer => writer.Dispose());
        Array.ForEach(_new, writer => writer.Dispose());
    }

    private static DirectoryTreeWriter[] Writers(DirectoryHandle root, int count, bool keepsPermissions) =>
        [.. Enumerable.Range(0, count).Select(_ => new DirectoryTreeWriter(root, ExistingFile.Refuse, keepsPermissions))];

    private static void Write(DirectoryTreeWriter writer, TreePath path, in FileView file)
    {
        if (file.State == SourceState.Symlink)
        {
            writer.WriteSymlink(path, file.Text.ToArray());
        }
        else
        {
            writer.WriteFile(path, file.Text.ToArray(), file.Permissions);
        }
    }
}
