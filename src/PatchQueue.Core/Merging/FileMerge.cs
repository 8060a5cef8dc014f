using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Merging;

/// <summary>A file merged as a whole: its bytes, its mode, and whether there is one. As <c>git merge</c> does it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="File">The file; null where there is none.</param>
/// <param name="ConflictCount">How many conflicts are marked in it.</param>
public sealed record FileMerge(FileMergeKind Kind, SourceFile? File, int ConflictCount = 0)
{
    private static readonly MergeOptions AsGit = new() { Algorithm = DiffAlgorithm.Histogram, Level = MergeLevel.Zealous };

    /// <summary>Whether nobody has to look at it.</summary>
    public bool IsClean => Kind is FileMergeKind.Ours or FileMergeKind.Theirs or FileMergeKind.Merged;

    /// <summary>Merges.</summary>
    /// <param name="base">The file that both sides were made from; null for none.</param>
    /// <param name="ours">Our file; null for none.</param>
    /// <param name="theirs">Their file; null for none.</param>
    /// <param name="dress">How conflicts are marked.</param>
    public static FileMerge Of(SourceFile? @base, SourceFile? ours, SourceFile? theirs, ConflictDress dress) =>
        IsSame(ours, theirs) || IsSame(@base, theirs) ? new(FileMergeKind.Ours, ours)
        : IsSame(@base, ours) ? new(FileMergeKind.Theirs, theirs)
        : ours is null || theirs is null ? new(FileMergeKind.Deleted, ours ?? theirs)
        : ours.Kind != FileKind.Regular || theirs.Kind != FileKind.Regular || @base is { Kind: not FileKind.Regular }
            || HasBinary(@base, ours, theirs)
            ? new(FileMergeKind.Unmergeable, ours)
        : Lines(@base, ours, theirs, dress);

    /// <summary>Whether two files are the same for git: bytes, kind, and whether they may be executed.</summary>
    public static bool IsSame(SourceFile? one, SourceFile? other) => one is null || other is null
        ? one is null && other is null
        : one.Kind == other.Kind && one.IsExecutable == other.IsExecutable && one.Bytes.Span.SequenceEqual(other.Bytes.Span);

    private static bool HasBinary(SourceFile? @base, SourceFile ours, SourceFile theirs) =>
        new[] { @base, ours, theirs }.Any(file => file is not null && FilePair.IsBinaryData(file.Bytes.Span))
        && !ours.Bytes.Span.SequenceEqual(theirs.Bytes.Span);

    private static FileMerge Lines(SourceFile? @base, SourceFile ours, SourceFile theirs, ConflictDress dress)
    {
        var result = ThreeWayMerge.Of(
            LineTable.Of(@base?.Bytes ?? default), LineTable.Of(ours.Bytes), LineTable.Of(theirs.Bytes), AsGit);
        var bytes = new ArrayBufferWriter<byte>();
        MergeWriter.Write(result, bytes, dress);
        var isTheirs = @base is not null && ours.IsExecutable == @base.IsExecutable;
        var file = new SourceFile(bytes.WrittenMemory, FileKind.Regular, (isTheirs ? theirs : ours).Permissions);
        return new FileMerge(result.IsClean ? FileMergeKind.Merged : FileMergeKind.Conflict, file, result.ConflictCount);
    }
}
