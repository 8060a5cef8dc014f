using System.IO.Hashing;
using PatchQueue.Archives;
using PatchQueue.Cache;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Trees;

namespace PatchQueue.Expanding;

/// <summary>What files of an expanded tree are in the mainline it came from.</summary>
public static class MainlineContents
{
    /// <summary>Reads files of the mainline.</summary>
    /// <param name="tree">The tree; it knows its mainline.</param>
    /// <param name="paths">The files.</param>
    /// <param name="cache">Where archives once decompressed are, and where this one is put; null for nowhere.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="IOException">The mainline is not there any more, or is another one.</exception>
    public static IReadOnlyDictionary<TreePath, SourceFile> Read(
        WorkTree tree, IReadOnlyCollection<TreePath> paths, BaseCache? cache, CancellationToken cancellation)
    {
        var known = MainlineFiles.TryRead(tree.State) ?? throw new IOException("the tree does not know its mainline");
        using var mainline = Mainlines.Open(known.Source, new ArchiveOptions(), cache, CacheUse.ReadAndFill);
        var files = mainline.AsSource() is { } source
            ? paths.ToDictionary(path => path, path => FileReading.Read(source, path), TreePathComparer.Instance)
            : Streamed(mainline, paths, cancellation);
        foreach (var path in paths)
        {
            var hash = files[path] is { } file ? XxHash128.HashToUInt128(file.Bytes.Span) : default;
            if (known.Find(path) is var place && (place < 0 || files[path] is null || hash != known.HashOf(place)))
            {
                throw new IOException($"{known.Source} has another {path} than the mainline that the tree was made from");
            }
        }

        return files.ToDictionary(file => file.Key, file => file.Value!, TreePathComparer.Instance);
    }

    private static Dictionary<TreePath, SourceFile?> Streamed(
        IMainline mainline, IReadOnlyCollection<TreePath> paths, CancellationToken cancellation)
    {
        var intake = new MainlineIntake(paths.ToHashSet(TreePathComparer.Instance));
        mainline.ReadAll(intake, cancellation);
        return paths.ToDictionary(path => path, path => intake.Kept.Files.GetValueOrDefault(path), TreePathComparer.Instance);
    }
}
