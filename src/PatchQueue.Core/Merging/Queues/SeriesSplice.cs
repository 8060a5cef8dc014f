using System.Collections.Immutable;
using PatchQueue.Diffing;
using PatchQueue.Series;

namespace PatchQueue.Merging;

/// <summary>
/// The way from one version of a series to another, patch by patch: each line that came, went or changed belongs to a patch, comments
/// and empty lines to the patch below them, or above them where there is none below.
/// </summary>
public sealed class SeriesSplice
{
    private readonly LineTable _before;
    private readonly LineTable _after;
    private readonly ImmutableArray<LineChange> _changes;
    private readonly string?[] _oldOwners;
    private readonly string?[] _newOwners;

    /// <summary>Compares two versions.</summary>
    public SeriesSplice(PatchSeries before, PatchSeries after)
    {
        (_before, _after) = (LineTable.Of(SeriesWriter.Write(before)), LineTable.Of(SeriesWriter.Write(after)));
        _changes = LineDiff.Between(_before, _after);
        (_oldOwners, _newOwners) = (NamesOf(before, _before.Count), NamesOf(after, _after.Count));
        foreach (var change in _changes)
        {
            Own(_oldOwners.AsSpan(change.OldStart, change.OldCount));
            Own(_newOwners.AsSpan(change.NewStart, change.NewCount));
        }

        // What changed between patches that stayed goes with one of those.
        Own(_oldOwners);
        Own(_newOwners);
    }

    /// <summary>The older series with what has changed of some patches.</summary>
    /// <param name="names">The patches' names, to be shown.</param>
    public byte[] With(IReadOnlySet<string> names)
    {
        var bytes = new List<byte>(_after.Bytes.Length);
        var line = 0;
        foreach (var change in _changes)
        {
            Add(bytes, _before, line, change.OldStart);
            for (var i = change.OldStart; i < change.OldEnd; i++)
            {
                Add(bytes, _before, i, _oldOwners[i] is { } owner && names.Contains(owner) ? i : i + 1);
            }

            for (var i = change.NewStart; i < change.NewEnd; i++)
            {
                Add(bytes, _after, i, _newOwners[i] is { } owner && names.Contains(owner) ? i + 1 : i);
            }

            line = change.OldEnd;
        }

        Add(bytes, _before, line, _before.Count);
        return [.. bytes];
    }

    private static void Add(List<byte> bytes, LineTable lines, int start, int end)
    {
        // A last line without its end may have come to stand above another.
        if (end > start && bytes.Count > 0 && bytes[^1] != '\n')
        {
            bytes.Add((byte)'\n');
        }

        bytes.AddRange(lines.Range(start, end - start).Of(lines.Bytes.Span));
    }

    private static string?[] NamesOf(PatchSeries series, int count)
    {
        var names = new string?[count];
        for (var i = 0; i < series.Lines.Length; i++)
        {
            var end = i + 1 < series.Lines.Length ? series.Lines[i + 1].LineNumber - 1 : count;
            var name = series.Lines[i] is SeriesLine.Entry { Patches: [var patch, ..] } ? patch.DisplayName : null;
            names.AsSpan(series.Lines[i].LineNumber - 1, end - series.Lines[i].LineNumber + 1).Fill(name);
        }

        return names;
    }

    private static void Own(Span<string?> lines)
    {
        for (var i = lines.Length - 2; i >= 0; i--)
        {
            lines[i] ??= lines[i + 1];
        }

        for (var i = 1; i < lines.Length; i++)
        {
            lines[i] ??= lines[i - 1];
        }
    }
}
