using System.Buffers;
using System.Collections.Frozen;
using PatchQueue.Diffing;
using PatchQueue.Records;
using PatchQueue.Stack;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>Differences between two moments of a tree, as a patch.</summary>
/// <param name="tree">The tree.</param>
/// <param name="history">Its files between its patches.</param>
/// <param name="style">How the patch is written.</param>
public sealed class TreeDiff(WorkTree tree, TreeHistory history, PatchStyle style)
{
    /// <summary>What stands in place of the files before, where it has them; null for nothing.</summary>
    public Snapshot? Snapshot { get; init; }

    /// <summary>What stands in place of the files before where no patch names them, and somebody has changed them in the tree.</summary>
    public IReadOnlyDictionary<TreePath, SourceFile> Originals { get; init; } = FrozenDictionary<TreePath, SourceFile>.Empty;

    /// <summary>Writes what differs between two places of the series.</summary>
    /// <param name="from">How many patches are in before.</param>
    /// <param name="to">How many patches are in after; null for the tree as it is, with everything that somebody has changed.</param>
    /// <param name="paths">The files to compare.</param>
    /// <param name="output">Takes the patch.</param>
    public void Write(int from, int? to, IEnumerable<TreePath> paths, IBufferWriter<byte> output)
    {
        var isOpen = false;
        foreach (var pair in Pairs(from, to, paths))
        {
            var section = new ArrayBufferWriter<byte>();
            FilePatchWriter.Write(pair, isOpen ? style with { Headers = GitHeaderUse.Always } : style, section);
            isOpen = section.WrittenCount == 0 ? isOpen : FilePatchWriter.IsOpen(section.WrittenSpan);
            output.Write(section.WrittenSpan);
        }
    }

    /// <summary>The files, as they are at two places of the series.</summary>
    /// <inheritdoc cref="Write"/>
    public IEnumerable<FilePair> Pairs(int from, int? to, IEnumerable<TreePath> paths)
    {
        var ordered = paths.Distinct().Order().ToList();
        var before = history.At(from, ordered);
        var after = to is { } position ? history.At(position, ordered) : null;
        foreach (var path in ordered)
        {
            var old = Snapshot is not null && Snapshot.TryFind(path, out var kept)
                ? kept
                : Originals.GetValueOrDefault(path, before[path]!);
            yield return FilePair.At(path, old, after is null ? tree.Read(path) : after[path]);
        }
    }
}
