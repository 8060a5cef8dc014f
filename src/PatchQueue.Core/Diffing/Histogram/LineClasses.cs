using System.IO.Hashing;
using System.Numerics;

namespace PatchQueue.Diffing;

/// <summary>
/// Gives equal lines of two files the same small number, so that comparing lines is comparing numbers, and counts how often each occurs.
/// </summary>
internal sealed class LineClasses
{
    private readonly LineTable _oldLines;
    private readonly LineTable _newLines;

    // Open addressing; a slot holds a class's number plus one.
    private readonly int[] _slots;
    private readonly uint[] _hashes;

    // A line of each class: of the old file, or, negated, of the new one.
    private readonly int[] _samples;

    /// <summary>Numbers the lines of a part of both files.</summary>
    public LineClasses(LineTable oldLines, LineTable newLines, LineBox part)
    {
        (_oldLines, _newLines, Part) = (oldLines, newLines, part);
        var (head, tail) = CommonEnds();
        var capacity = part.OldCount + part.NewCount - head - tail;
        _slots = new int[BitOperations.RoundUpToPowerOf2(((uint)capacity * 2) + 1)];
        (_hashes, _samples) = (GC.AllocateUninitializedArray<uint>(capacity), GC.AllocateUninitializedArray<int>(capacity));
        (OldCounts, NewCounts) = (new int[capacity], new int[capacity]);
        Old = GC.AllocateUninitializedArray<int>(part.OldCount);
        New = GC.AllocateUninitializedArray<int>(part.NewCount);
        for (var i = 0; i < Old.Length; i++)
        {
            Old[i] = Add(oldLines[part.OldStart + i], part.OldStart + i);
            OldCounts[Old[i]]++;
        }

        Old.AsSpan(..head).CopyTo(New);
        Old.AsSpan(Old.Length - tail).CopyTo(New.AsSpan(New.Length - tail));
        for (var i = head; i < New.Length - tail; i++)
        {
            New[i] = Add(newLines[part.NewStart + i], ~(part.NewStart + i));
        }

        foreach (var number in New)
        {
            NewCounts[number]++;
        }
    }

    /// <summary>The lines that have numbers.</summary>
    public LineBox Part { get; }

    /// <summary>How many numbers there are; they begin at 0.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers of the old part's lines.</summary>
    public int[] Old { get; }

    /// <summary>The numbers of the new part's lines.</summary>
    public int[] New { get; }

    /// <summary>By number, how often the old file has the line.</summary>
    public int[] OldCounts { get; }

    /// <summary>By number, how often the new file has the line.</summary>
    public int[] NewCounts { get; }

    /// <summary>Counts old lines outside the part that the new file has too; they get no numbers.</summary>
    public void CountCommon(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var line = _oldLines[i];
            if (_slots[Find(line, Hash(line))] is var found and > 0)
            {
                OldCounts[found - 1]++;
                NewCounts[found - 1]++;
            }
        }
    }

    // Most of two versions is the same at both ends: there the new lines have the numbers of the old ones.
    private (int Head, int Tail) CommonEnds()
    {
        var (head, tail, limit) = (0, 0, Math.Min(Part.OldCount, Part.NewCount));
        while (head < limit && _oldLines.Matches(Part.OldStart + head, _newLines, Part.NewStart + head))
        {
            head++;
        }

        while (head + tail < limit && _oldLines.Matches(Part.OldEnd - 1 - tail, _newLines, Part.NewEnd - 1 - tail))
        {
            tail++;
        }

        return (head, tail);
    }

    private int Add(ReadOnlySpan<byte> line, int sample)
    {
        var hash = Hash(line);
        ref var slot = ref _slots[Find(line, hash)];
        if (slot == 0)
        {
            (_hashes[Count], _samples[Count]) = (hash, sample);
            slot = ++Count;
        }

        return slot - 1;
    }

    private int Find(ReadOnlySpan<byte> line, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var found = _slots[slot] - 1;
            if (found < 0 || (_hashes[found] == hash && SampleOf(found).SequenceEqual(line)))
            {
                return slot;
            }
        }
    }

    private ReadOnlySpan<byte> SampleOf(int number) =>
        _samples[number] is var sample and >= 0 ? _oldLines[sample] : _newLines[~_samples[number]];

    private static uint Hash(ReadOnlySpan<byte> line) => (uint)XxHash3.HashToUInt64(line);
}
