using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Aligning;

/// <summary>The lines around some hunks, between lines that are the same on both mainlines, to be merged by themselves.</summary>
/// <param name="old">Its lines of the old file.</param>
/// <param name="new">Its lines of the new file.</param>
/// <param name="firstHunk">The first hunk in it, from 0.</param>
/// <param name="lastHunk">The last hunk in it.</param>
internal sealed class MergeWindow(LineRange old, LineRange @new, int firstHunk, int lastHunk)
{
    private LineTable _base = LineTable.Of(default);
    private LineTable _ours = LineTable.Of(default);
    private MergeResult? _result;

    /// <summary>Its lines of the old file before the patch.</summary>
    public LineRange Old => old;

    /// <summary>Its lines of the new file before the patch.</summary>
    public LineRange New => @new;

    /// <summary>The first hunk in it, from 0.</summary>
    public int FirstHunk => firstHunk;

    /// <summary>Its lines of the old file after the patch.</summary>
    public LineTable Theirs { get; private set; } = LineTable.Of(default);

    /// <summary>Whether the new file has all that the hunks change.</summary>
    public bool IsUpstream => _result!.Chunks.All(chunk => chunk.Kind != MergeChunkKind.Theirs);

    /// <summary>Takes the lines.</summary>
    /// <param name="oldText">The old file before the patch.</param>
    /// <param name="newText">The new file before the patch.</param>
    /// <param name="hunks">The hunks, placed in the old file.</param>
    public void Read(FileText oldText, FileText newText, HunkApplier hunks)
    {
        _base = LineTable.Of(Lines(oldText, old));
        _ours = LineTable.Of(Lines(newText, @new));
        var theirs = new List<byte>(_base.Bytes.Length + 1024);
        var line = old.Start;
        for (var i = firstHunk; i <= lastHunk; i++)
        {
            theirs.AddRange(Lines(oldText, LineRange.Between(line, hunks.StartOf(i))));
            for (var j = 0; j < hunks.Lines(i).Count; j++)
            {
                if (hunks.Lines(i).Kind(j) != '-')
                {
                    theirs.AddRange(hunks.Lines(i).Line(j));
                }
            }

            line = hunks.StartOf(i) + hunks.Lines(i).PatternCount;
        }

        theirs.AddRange(Lines(oldText, LineRange.Between(line, old.End)));
        Theirs = LineTable.Of(theirs.ToArray());
    }

    /// <summary>Merges the lines.</summary>
    /// <returns>Whether there is no conflict, and both ways to align the lines give the same.</returns>
    public bool TryMerge()
    {
        _result = LinesMerge.TryAgree(_base, _ours, Theirs);
        return _result is not null;
    }

    /// <summary>The chunks in which something has changed, as those of the whole files.</summary>
    /// <param name="delta">How many lines the windows before this one have gained in the old file.</param>
    public IEnumerable<MergeChunk> Chunks(int delta) =>
        from chunk in _result!.Chunks
        select new MergeChunk(
            chunk.Kind, Shift(chunk.Base, old.Start), Shift(chunk.Ours, @new.Start), Shift(chunk.Theirs, old.Start + delta));

    /// <summary>Puts what was merged into the new file.</summary>
    /// <returns>Its lines in the window then.</returns>
    public LineTable Write(FileText newText)
    {
        if (IsUpstream)
        {
            return _ours;
        }

        foreach (var chunk in _result!.Chunks.Reverse().Where(chunk => chunk.Kind == MergeChunkKind.Theirs))
        {
            var at = @new.Start + chunk.Ours.Start;
            for (var i = 0; i < chunk.Ours.Count; i++)
            {
                newText.Remove(at);
            }

            for (var i = chunk.Theirs.End - 1; i >= chunk.Theirs.Start; i--)
            {
                newText.Insert(at, Theirs[i]);
            }
        }

        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        MergeWriter.Write(_result, bytes);
        return LineTable.Of(bytes.WrittenMemory);
    }

    private static byte[] Lines(FileText text, LineRange range)
    {
        var bytes = new List<byte>();
        for (var i = range.Start; i < range.End; i++)
        {
            bytes.AddRange(text[i]);
        }

        return [.. bytes];
    }

    private static LineRange Shift(LineRange range, int by) => range with { Start = range.Start + by };
}
