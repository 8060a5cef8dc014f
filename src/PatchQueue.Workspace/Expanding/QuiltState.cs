using System.Text;
using PatchQueue.Applying;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>
/// Writes quilt's <c>.pc</c>, version 2, as if quilt had pushed the patches: the file before each patch (an absent one as an empty file),
/// a time stamp a patch, and the list of those applied.
/// </summary>
internal sealed class QuiltState : IDisposable
{
    private readonly QuiltOptions _options;
    private readonly DirectoryTreeWriter[] _writers;

    /// <summary>Begins.</summary>
    /// <param name="directory">What becomes <c>.pc</c>; empty.</param>
    /// <param name="options">What quilt has to be told.</param>
    /// <param name="workers">Number of workers of the run.</param>
    public QuiltState(DirectoryHandle directory, QuiltOptions options, int workers)
    {
        _options = options;
        _writers =
        [
            .. Enumerable.Range(0, workers).Select(_ => new DirectoryTreeWriter(directory, ExistingFile.Refuse, keepsPermissions: true)),
        ];
    }

    /// <summary>Writes all of it.</summary>
    /// <param name="run">A run whose verdict stands.</param>
    /// <param name="source">The mainline's files, as they were.</param>
    /// <param name="cancellation">Looked at before each group.</param>
    public void Write(PlanRun run, ISourceTree source, CancellationToken cancellation)
    {
        run.Show(source, worker => new Backup(this, _writers[worker]), cancellation);
        var applied = _options.PatchNames.Where((_, index) => run.Verdict!.Selection.Includes(index)).ToList();
        foreach (var name in applied)
        {
            Put([.. name.Span, .. "/.timestamp"u8], []);
        }

        Put("applied-patches"u8, [.. applied.SelectMany(name => (byte[])[.. name.Span, (byte)'\n'])]);
        Put(".quilt_patches"u8, Encoding.UTF8.GetBytes(_options.PatchesDirectory + "\n"));
        Put(".quilt_series"u8, Encoding.UTF8.GetBytes(_options.SeriesName + "\n"));
        Put(".version"u8, "2\n"u8);
        if (_options.OwnSeries is { } series)
        {
            Put("series"u8, series);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_writers, writer => writer.Dispose());

    private void Put(ReadOnlySpan<byte> name, ReadOnlySpan<byte> content) =>
        _writers[0].WriteFile(PathOf(name), content, SourceFile.PlainPermissions);

    private static TreePath PathOf(ReadOnlySpan<byte> name) => TreePath.TryCreate(name, out var path, out var fault)
        ? path
        : throw new IOException($"quilt cannot keep the state of '{DisplayText.Of(name)}', which {fault.ToWords()}");

    private sealed class Backup(QuiltState state, DirectoryTreeWriter writer) : IPatchObserver
    {
        public void Before(int patchIndex, TreePath path, in FileView file)
        {
            var place = PathOf([.. state._options.PatchNames[patchIndex].Span, (byte)'/', .. path.Bytes]);
            if (file.State == SourceState.Symlink)
            {
                writer.WriteSymlink(place, file.Text.ToArray());
            }
            else
            {
                var permissions = file.IsFile ? file.Permissions : SourceFile.PlainPermissions;
                writer.WriteFile(place, file.IsFile ? file.Text.ToArray() : [], permissions);
            }
        }

        public void After(int patchIndex, TreePath path, in FileView file)
        {
        }
    }
}
