using System.Text;
using PatchQueue.Applying;
using PatchQueue.Native;

namespace PatchQueue.Quilt;

/// <summary>
/// Writes a new <c>.pc</c>, version 2, as if quilt had pushed the patches of a run: the file before each patch (an absent one as an empty
/// file), a time stamp a patch, and the list of those applied.
/// </summary>
internal sealed class QuiltState
{
    private readonly QuiltOptions _options;
    private readonly QuiltName[] _names;
    private readonly byte[][] _folders;
    private readonly BackupWriter[] _writers;

    /// <summary>Begins.</summary>
    /// <param name="directory">What becomes <c>.pc</c>; empty.</param>
    /// <param name="options">What quilt has to be told.</param>
    /// <param name="workers">Number of workers of the run.</param>
    public QuiltState(DirectoryHandle directory, QuiltOptions options, int workers)
    {
        _options = options;
        _names = [.. options.PatchNames.Select(name => QuiltName.Of(name.Span))];
        _folders = [.. _names.Select(name => name.Directory.Bytes.ToArray())];
        _writers = [.. Enumerable.Range(0, workers).Select(_ => new BackupWriter(directory))];
    }

    /// <summary>What a worker of the run shows its files to.</summary>
    public IPatchObserver ObserverOf(int worker) => new BackupObserver(_writers[worker], patch => _folders[patch]);

    /// <summary>Writes all but the backups.</summary>
    /// <param name="isApplied">Whether the patch of an index is in.</param>
    public void Finish(Func<int, bool> isApplied)
    {
        var applied = _names.Where((_, index) => isApplied(index)).ToList();
        foreach (var name in applied)
        {
            _writers[0].WriteOwn(name.Directory.Bytes, ".timestamp"u8, []);
        }

        if (applied.Count > 0)
        {
            Put("applied-patches", AppliedList.Write(applied));
        }

        Put(".quilt_patches", Encoding.UTF8.GetBytes(_options.Queue.PatchesDirectory + "\n"));
        Put(".quilt_series", Encoding.UTF8.GetBytes(_options.Queue.SeriesName + "\n"));
        Put(".version", "2\n"u8);
        if (_options.Queue.OwnSeries is { } series)
        {
            Put("series", series);
        }
    }

    private void Put(string name, ReadOnlySpan<byte> content) => _writers[0].WriteOwn([], Encoding.UTF8.GetBytes(name), content);
}
