using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Text;

namespace PatchQueue.Aligning;

/// <summary>
/// A file merged by its lines, aligned in two ways: as <c>git merge</c> does, and as <c>git merge-file</c>.
/// </summary>
/// <param name="Result">The better of the two: one without conflicts, or else that with fewer.</param>
/// <param name="File">What is merged; where there are conflicts, our lines in them and then theirs.</param>
/// <param name="IsTwofold">Whether both have no conflict, and give different files.</param>
internal sealed record LinesMerge(MergeResult Result, SourceFile File, bool IsTwofold)
{
    private static readonly MergeOptions[] Ways =
    [
        new() { Algorithm = DiffAlgorithm.Histogram, Level = MergeLevel.Zealous },
        new() { Algorithm = DiffAlgorithm.Myers, Level = MergeLevel.Zealous },
    ];

    /// <summary>Whether there is no conflict.</summary>
    public bool IsClean => Result.IsClean;

    /// <summary>What is merged; where there are conflicts, our lines alone.</summary>
    public SourceFile OurFile => Write(Result, MergeFavour.Ours, File.Permissions);

    /// <summary>Merges; null where one of the versions is no text, or ours or theirs is not there.</summary>
    /// <param name="base">Before the patch on the old mainline; null for none, which is merged as an empty one.</param>
    /// <param name="ours">Before the patch on the new mainline.</param>
    /// <param name="theirs">After the patch on the old mainline.</param>
    /// <param name="map">Which lines of base and ours are which; null where that is not known.</param>
    /// <param name="last">Another merge of the same versions, which has found their lines; null for none.</param>
    public static LinesMerge? TryOf(SourceFile? @base, SourceFile? ours, SourceFile? theirs, LineMaps? map, LinesMerge? last = null)
    {
        if (ours is null || theirs is null || new[] { @base, ours, theirs }.Any(file => file is not null && !IsText(file)))
        {
            return null;
        }

        var (old, one, other) = last is { Result: var known }
            ? (known.Base, known.Ours, known.Theirs)
            : (LineTable.Of(@base?.Bytes ?? default), LineTable.Of(ours.Bytes), LineTable.Of(theirs.Bytes));
        var results = map is null
            ? Ways.Select(way => ThreeWayMerge.Of(old, one, other, way)).ToArray()
            : Known(old, one, other, map);
        var best = results[1].ConflictCount < results[0].ConflictCount ? 1 : 0;
        var file = Write(results[best], MergeFavour.Union, PermissionsOf(@base, ours, theirs));
        return new LinesMerge(results[best], file, IsTwofoldMerge(results));
    }

    private static MergeResult[] Known(LineTable @base, LineTable ours, LineTable theirs, LineMaps map)
    {
        var (known, middle) = (map.Differences(@base, ours), ChangedMiddle.Between(@base, theirs));
        return [.. Ways.Select((way, i) => ThreeWayMerge.Of(
            @base, ours, theirs, known[i], [.. middle.Compare(@base, theirs, way.Algorithm)], way))];
    }

    private static bool IsTwofoldMerge(MergeResult[] results) => results.All(result => result.IsClean)
        && !results[0].Chunks.AsSpan().SequenceEqual(results[1].Chunks.AsSpan())
        && !BytesOf(results[0]).AsSpan().SequenceEqual(BytesOf(results[1]));

    /// <summary>Merges lines in both ways.</summary>
    /// <returns>The better of the two; null where both have conflicts, or neither and they give different lines.</returns>
    public static MergeResult? TryAgree(LineTable @base, LineTable ours, LineTable theirs)
    {
        var results = Ways.Select(way => ThreeWayMerge.Of(@base, ours, theirs, way)).Where(result => result.IsClean).ToArray();
        return results.Length == 2 && !BytesOf(results[0]).AsSpan().SequenceEqual(BytesOf(results[1])) ? null : results.FirstOrDefault();
    }

    private static byte[] BytesOf(MergeResult result)
    {
        var bytes = RoomFor(result);
        MergeWriter.Write(result, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    // Ours, and what is theirs of it.
    private static ArrayBufferWriter<byte> RoomFor(MergeResult result) => new(result.Ours.Bytes.Length + 2 + result.Chunks
        .Where(chunk => chunk.Kind is MergeChunkKind.Theirs or MergeChunkKind.Conflict)
        .Sum(chunk => result.Theirs.Range(chunk.Theirs.Start, chunk.Theirs.Count).Length + 2));

    private static bool IsText(SourceFile file) => file.Kind == FileKind.Regular && !FilePair.IsBinaryData(file.Bytes.Span);

    private static int PermissionsOf(SourceFile? @base, SourceFile ours, SourceFile theirs) =>
        @base is not null && ours.IsExecutable == @base.IsExecutable && theirs.IsExecutable != @base.IsExecutable
            ? theirs.Permissions
            : ours.Permissions;

    private static SourceFile Write(MergeResult result, MergeFavour favour, int permissions)
    {
        var bytes = RoomFor(result);
        MergeWriter.Write(result, bytes, new ConflictDress { Favour = favour });
        return new SourceFile(bytes.WrittenMemory, FileKind.Regular, permissions);
    }
}
