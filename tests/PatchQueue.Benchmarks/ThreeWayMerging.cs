using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using PatchQueue.Diffing;
using PatchQueue.Merging;

namespace PatchQueue.Benchmarks;

/// <summary>
/// Merging two sides of a file of 10,000 lines, 100 changes each: apart from each other, and each on the other's line. Finding the lines is
/// part of it.
/// </summary>
[MemoryDiagnoser]
public class ThreeWayMerging
{
    private const int Lines = 10_000;
    private const int Changes = 100;
    private readonly byte[] _base = PatchMaker.SourceFile(Lines);
    private readonly byte[] _ours;
    private readonly byte[] _apart;
    private readonly byte[] _together;

    /// <summary>Makes the sides.</summary>
    public ThreeWayMerging()
    {
        _ours = Changed("ours", offset: 10);
        _apart = Changed("theirs", offset: 60);
        _together = Changed("theirs", offset: 10);
    }

    /// <summary>Makes sure that each case is what its name says.</summary>
    [GlobalSetup]
    public void Check()
    {
        if (!Apart().IsClean || Together().ConflictCount != Changes)
        {
            throw new InvalidDataException("the sides do not merge as this benchmark wants them to");
        }
    }

    /// <summary>No change touches another.</summary>
    [Benchmark(Baseline = true)]
    public MergeResult Apart() => Merge(_apart);

    /// <summary>Every change is a conflict.</summary>
    [Benchmark]
    public MergeResult Together() => Merge(_together);

    private MergeResult Merge(byte[] theirs) =>
        ThreeWayMerge.Of(LineTable.Of(_base), LineTable.Of(_ours), LineTable.Of(theirs));

    private byte[] Changed(string words, int offset)
    {
        var (table, output) = (LineTable.Of(_base), new ArrayBufferWriter<byte>());
        for (var line = 0; line < table.Count; line++)
        {
            var isChanged = line % (Lines / Changes) == offset;
            output.Write(isChanged ? Encoding.ASCII.GetBytes($"{words} {line}\n") : table[line]);
        }

        return output.WrittenSpan.ToArray();
    }
}
