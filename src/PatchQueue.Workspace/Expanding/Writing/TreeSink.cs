using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Hashing;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Writes the changed files of groups into a new tree, and the mainline's below <c>.pq/base</c>; the verdict stands already.
/// One writer a worker.
/// </summary>
/// <param name="root">The tree.</param>
/// <param name="base">Keeps the mainline's files.</param>
/// <param name="mainline">The mainline's files.</param>
/// <param name="groups">Number of groups.</param>
/// <param name="workers">Number of workers.</param>
/// <param name="keepsPermissions">Whether files that the mainline has keep its permissions whatever the umask says.</param>
internal sealed class TreeSink(
    DirectoryHandle root, BaseKeeper @base, MemorySource mainline, int groups, int workers, bool keepsPermissions)
    : IChangeSink, IDisposable
{
    private readonly ImmutableArray<RecordedFile>[] _files = new ImmutableArray<RecordedFile>[groups];
    private readonly ResultHash[] _hashes = [.. Enumerable.Range(0, workers).Select(_ => new ResultHash())];
    private readonly DirectoryTreeWriter[] _known = Writers(root, workers, keepsPermissions);
    private readonly DirectoryTreeWriter[] _new = Writers(root, workers, keepsPermissions: false);
    private readonly ConcurrentDictionary<TreePath, bool> _done = new(TreePathComparer.Instance);

    /// <summary>What the record is to say of the files that a group changes.</summary>
    public ImmutableArray<RecordedFile> FilesOf(int group) => _files[group];

    /// <summary>Whether a group has said what becomes of the file.</summary>
    public bool Has(TreePath path) => _done.ContainsKey(path);

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        var files = ImmutableArray.CreateBuilder<RecordedFile>(result.Changed.Count);
        foreach (var file in result.Changed)
        {
            _done[file.Path] = true;
            var number = mainline.Files.TryGetValue(file.Path, out var original) ? @base.Keep(file.Path, original) : 0;
            files.Add(new RecordedFile(file.Path, file.Original, number, _hashes[worker].Of(file.Result))
            {
                BaseHash = original is null ? 0 : XxHash128.HashToUInt128(original.Bytes.Span),
            });
            if (file.Result.IsFile)
            {
                Write(file.Result.IsNew ? _new[worker] : _known[worker], file.Path, file.Result);
            }
        }

        _files[result.Group.Index] = files.DrainToImmutable();
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
