using BenchmarkDotNet.Attributes;
using PatchQueue.Patches;

namespace PatchQueue.Benchmarks;

/// <summary>Reading all patches of the corpus, with one reader as the program does it.</summary>
[MemoryDiagnoser]
public class PatchReading
{
    private readonly byte[][] _patches = Corpus.Patches();
    private readonly PatchReader _reader = new();

    /// <summary>Makes sure that there is something to read in each.</summary>
    [GlobalSetup]
    public void Check()
    {
        if (_patches.Any(patch => _reader.ReadNext(patch).IsMalformed))
        {
            throw new InvalidDataException("a patch of the corpus is malformed");
        }
    }

    /// <summary>The number of file patches.</summary>
    [Benchmark]
    public int All()
    {
        var count = 0;
        foreach (var patch in _patches)
        {
            count += _reader.ReadNext(patch).FilePatches.Length;
        }

        return count;
    }
}
