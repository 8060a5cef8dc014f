using System.Collections.Concurrent;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>Writes the changed files of groups into a new tree; the verdict stands already. One writer a worker.</summary>
internal sealed class TreeSink(DirectoryHandle root, int workers) : IChangeSink, IDisposable
{
    private readonly DirectoryTreeWriter[] _writers = [.. Enumerable.Range(0, workers).Select(_ => new DirectoryTreeWriter(root))];
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
                Write(_writers[worker], file.Path, file.Result);
            }
        }
    }

    /// <summary>Writes a file that patches might have touched and did not.</summary>
    public void Write(int worker, TreePath path, SourceFile file)
    {
        if (file.Kind == FileKind.Symlink)
        {
            _writers[worker].WriteSymlink(path, file.Bytes.Span);
        }
        else
        {
            _writers[worker].WriteFile(path, file.Bytes.Span, file.Permissions);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_writers, writer => writer.Dispose());

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
