using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Expanding;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>
/// What a queue makes of its mainline: a mark for every file that is not as the mainline has it. Two ways to apply a queue to one
/// mainline give the same tree exactly when they give the same manifest.
/// </summary>
public sealed class TreeManifest : IChangeSink
{
    private readonly ConcurrentDictionary<TreePath, FileMark> _marks = new(TreePathComparer.Instance);

    /// <summary>The manifest of all files of a directory.</summary>
    /// <param name="directory">Absolute.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static TreeManifest OfDirectory(string directory, CancellationToken cancellation)
    {
        var manifest = new TreeManifest();
        foreach (var (path, mark) in TreeComparison.Marks(directory, cancellation))
        {
            manifest._marks[path] = mark;
        }

        return manifest;
    }

    /// <summary>The files, in byte order of their paths.</summary>
    public IEnumerable<KeyValuePair<TreePath, FileMark>> Files => _marks.OrderBy(pair => pair.Key);

    /// <summary>Their number.</summary>
    public int Count => _marks.Count;

    /// <summary>
    /// SHA-256 over <c>MODE HASH PATH</c> and an LF for each file, a removed one with mode <c>000000</c> and no hash.
    /// </summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (path, mark) in Files)
            {
                hash.AppendData(Encoding.ASCII.GetBytes($"{mark.Mode} {mark.Hash} "));
                hash.AppendData(path.Bytes);
                hash.AppendData("\n"u8);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>The mark of a file; null when it is as the mainline has it.</summary>
    public FileMark? Find(TreePath path) => _marks.TryGetValue(path, out var mark) ? mark : null;

    /// <inheritdoc/>
    public void Take(int worker, GroupResult result)
    {
        foreach (var file in result.Changed)
        {
            _marks[file.Path] = FileMark.Of(file.Result);
        }
    }

    /// <summary>The first path by which another manifest differs, in byte order; null when it is the same.</summary>
    public TreePath? DifferenceFrom(TreeManifest other) => _marks.Keys.Concat(other._marks.Keys).Distinct(TreePathComparer.Instance)
        .Where(path => Find(path) != other.Find(path)).Order().FirstOrDefault();
}
