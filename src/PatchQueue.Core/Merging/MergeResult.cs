using System.Collections.Immutable;
using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>What became of a three-way merge; <see cref="MergeWriter"/> writes the merged file.</summary>
public sealed class MergeResult
{
    internal MergeResult(MergeSides sides, MergeOptions options, ImmutableArray<MergeChunk> chunks)
    {
        (Base, Ours, Theirs) = (sides.Base, sides.Ours, sides.Theirs);
        (Options, Chunks) = (options, chunks);
        ConflictCount = chunks.Count(chunk => chunk.Kind == MergeChunkKind.Conflict);
    }

    /// <summary>The file that both sides were made from.</summary>
    public LineTable Base { get; }

    /// <summary>Our file.</summary>
    public LineTable Ours { get; }

    /// <summary>Their file.</summary>
    public LineTable Theirs { get; }

    /// <summary>How they were merged.</summary>
    public MergeOptions Options { get; }

    /// <summary>All lines of the three files, in order; empty when all are empty.</summary>
    public ImmutableArray<MergeChunk> Chunks { get; }

    /// <summary>Number of conflicts; up to 127 the exit code of <c>git merge-file</c>.</summary>
    public int ConflictCount { get; }

    /// <summary>Whether there is no conflict.</summary>
    public bool IsClean => ConflictCount == 0;
}
