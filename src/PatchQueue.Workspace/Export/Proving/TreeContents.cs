using System.Collections.Concurrent;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Expanding;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>The files that a queue leaves otherwise than its mainline has them, with their bytes.</summary>
/// <param name="source">The mainline's files.</param>
public sealed class TreeContents(ISourceTree source) : IChangeSink
{
    private readonly ConcurrentDictionary<TreePath, SourceFile?> _files = new(TreePathComparer.Instance);

    /// <summary>Each file before and after, in byte order of the paths.</summary>
    public IEnumerable<FilePair> Pairs => _files.OrderBy(pair => pair.Key).Select(pair =>
        FilePair.At(pair.Key, Before(pair.Key), pair.Value));

    /// <summary>A file after; null where there is none, or it is as the mainline has it.</summary>
    public SourceFile? Find(TreePath path) => _files.GetValueOrDefault(path);

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        foreach (var file in result.Changed)
        {
            _files[file.Path] = !file.Result.IsFile ? null : new SourceFile(
                file.Result.Text.ToArray(),
                file.Result.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular,
                file.Result.Permissions);
        }
    }

    private SourceFile? Before(TreePath path)
    {
        var text = new FileText();
        var state = source.Read(path, text, out var permissions);
        return state is SourceState.Regular or SourceState.Symlink
            ? new SourceFile(text.ToArray(), state == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, permissions)
            : null;
    }
}
