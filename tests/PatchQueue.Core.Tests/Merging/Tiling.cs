using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Tests.Merging;

/// <summary>What holds for the chunks of every merge.</summary>
internal static class Tiling
{
    public static void Check(MergeResult result)
    {
        var (baseLine, ourLine, theirLine) = (0, 0, 0);
        foreach (var chunk in result.Chunks)
        {
            Assert.That((chunk.Base.Start, chunk.Ours.Start, chunk.Theirs.Start), Is.EqualTo((baseLine, ourLine, theirLine)));
            (baseLine, ourLine, theirLine) = (chunk.Base.End, chunk.Ours.End, chunk.Theirs.End);
            Assert.That(IsTrue(result, chunk), Is.True, chunk.ToString());
        }

        Assert.That((baseLine, ourLine, theirLine), Is.EqualTo((result.Base.Count, result.Ours.Count, result.Theirs.Count)));
    }

    private static bool IsTrue(MergeResult result, MergeChunk chunk)
    {
        var oursIsBase = Same(result.Base, chunk.Base, result.Ours, chunk.Ours);
        var theirsIsBase = Same(result.Base, chunk.Base, result.Theirs, chunk.Theirs);
        return chunk.Kind switch
        {
            MergeChunkKind.Common => oursIsBase && theirsIsBase,
            MergeChunkKind.Ours => theirsIsBase && !oursIsBase,
            MergeChunkKind.Theirs => oursIsBase && !theirsIsBase,
            MergeChunkKind.Both => Same(result.Ours, chunk.Ours, result.Theirs, chunk.Theirs) && !oursIsBase,
            _ => true,
        };
    }

    private static bool Same(LineTable first, LineRange firstLines, LineTable second, LineRange secondLines) =>
        firstLines.Count == secondLines.Count
        && Enumerable.Range(0, firstLines.Count).All(i => first.Matches(firstLines.Start + i, second, secondLines.Start + i));
}
