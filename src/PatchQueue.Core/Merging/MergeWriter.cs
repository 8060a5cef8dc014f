using System.Buffers;
using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>Writes a merged file, with conflict markers where there are conflicts, as <c>git merge-file</c> does.</summary>
public sealed class MergeWriter
{
    private readonly MergeResult _result;
    private readonly ConflictDress _dress;
    private readonly IBufferWriter<byte> _output;

    private MergeWriter(MergeResult result, ConflictDress dress, IBufferWriter<byte> output) =>
        (_result, _dress, _output) = (result, dress, output);

    /// <summary>Writes the merged file.</summary>
    /// <param name="result">The merge; its style is the conflicts'.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="dress">How conflicts are written; null for the defaults.</param>
    public static void Write(MergeResult result, IBufferWriter<byte> output, ConflictDress? dress = null)
    {
        var writer = new MergeWriter(result, dress ?? new ConflictDress(), output);
        foreach (var chunk in result.Chunks)
        {
            writer.Write(chunk);
        }
    }

    private void Write(MergeChunk chunk)
    {
        if (chunk.Kind == MergeChunkKind.Theirs)
        {
            WriteLines(_result.Theirs, chunk.Theirs);
        }
        else if (chunk.Kind == MergeChunkKind.Conflict)
        {
            WriteConflict(chunk);
        }
        else
        {
            WriteLines(_result.Ours, chunk.Ours);
        }
    }

    private void WriteConflict(MergeChunk conflict)
    {
        switch (_dress.Favour)
        {
            case MergeFavour.Ours:
                WriteLines(_result.Ours, conflict.Ours);
                break;
            case MergeFavour.Theirs:
                WriteLines(_result.Theirs, conflict.Theirs);
                break;
            case MergeFavour.Union:
                WriteWhole(_result.Ours, conflict.Ours, MarkerEnding.Of(_result, conflict));
                WriteLines(_result.Theirs, conflict.Theirs);
                break;
            default:
                WriteMarked(conflict, MarkerEnding.Of(_result, conflict));
                break;
        }
    }

    private void WriteMarked(MergeChunk conflict, ReadOnlySpan<byte> ending)
    {
        WriteMarker('<', _dress.OurLabel, ending);
        WriteWhole(_result.Ours, conflict.Ours, ending);
        if (_result.Options.Style != MergeStyle.Merge)
        {
            WriteMarker('|', _dress.BaseLabel, ending);
            WriteWhole(_result.Base, conflict.Base, ending);
        }

        WriteMarker('=', null, ending);
        WriteWhole(_result.Theirs, conflict.Theirs, ending);
        WriteMarker('>', _dress.TheirLabel, ending);
    }

    private void WriteMarker(char sign, ReadOnlyMemory<byte>? label, ReadOnlySpan<byte> ending)
    {
        _output.GetSpan(_dress.MarkerSize)[.._dress.MarkerSize].Fill((byte)sign);
        _output.Advance(_dress.MarkerSize);
        if (label is { } text)
        {
            _output.Write(" "u8);
            _output.Write(text.Span);
        }

        _output.Write(ending);
    }

    private void WriteLines(LineTable table, LineRange lines) =>
        _output.Write(table.Range(lines.Start, lines.Count).Of(table.Bytes.Span));

    // A marker or other lines follow, so that a missing last newline is added.
    private void WriteWhole(LineTable table, LineRange lines, ReadOnlySpan<byte> ending)
    {
        WriteLines(table, lines);
        if (!lines.IsEmpty && lines.End == table.Count && table.IsCut)
        {
            _output.Write(ending);
        }
    }
}
