using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Expanding;
using PatchQueue.Merging;
using PatchQueue.Records;
using PatchQueue.Text;
using PatchQueue.Work;

namespace PatchQueue.Stack;

/// <summary>Merges somebody's changes of files with what moving along the series does to them.</summary>
/// <param name="tree">The tree.</param>
/// <param name="stack">Where it is.</param>
/// <param name="crew">The threads that read patches.</param>
public sealed class EditMerge(WorkTree tree, PatchStack stack, Crew crew)
{
    /// <summary>Merges files.</summary>
    /// <param name="paths">The files that somebody has changed.</param>
    /// <param name="position">How many patches of the series are to be in.</param>
    /// <returns>What is to stand in each.</returns>
    /// <exception cref="TreeEditedException">A change and the patches overlap.</exception>
    public IReadOnlyList<(TreePath Path, SourceFile? Merged)> Merge(IReadOnlyList<TreePath> paths, int position)
    {
        var history = new TreeHistory(tree, new SeriesPatches(stack.Series), crew);
        var (before, after) = (history.At(stack.Position, paths), history.At(position, paths));
        var merged = paths.Select(path => (path, Merged: Merge(before[path], after[path], tree.Read(path)))).ToList();
        var conflicts = merged.Where(file => file.Merged is null).Select(file => file.path).ToList();
        return conflicts.Count == 0 ? merged : throw new TreeEditedException(conflicts, isWantedOtherwise: true);
    }

    /// <summary>What a file is with both changes; null when they overlap, or when it is not text on all sides.</summary>
    /// <param name="before">The file that both begin with.</param>
    /// <param name="after">With one change.</param>
    /// <param name="mine">With the other.</param>
    internal static SourceFile? Merge(SourceFile? before, SourceFile? after, SourceFile? mine)
    {
        if (before is null || after is null || mine is null || before.Kind != FileKind.Regular || after.Kind != FileKind.Regular
            || mine.Kind != FileKind.Regular)
        {
            return null;
        }

        var result = ThreeWayMerge.Of(LineTable.Of(before.Bytes), LineTable.Of(after.Bytes), LineTable.Of(mine.Bytes));
        if (!result.IsClean)
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        MergeWriter.Write(result, bytes);
        var permissions = mine.Permissions != before.Permissions ? mine.Permissions : after.Permissions;
        return new SourceFile(bytes.WrittenMemory, FileKind.Regular, permissions);
    }
}
