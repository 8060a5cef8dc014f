using BenchmarkDotNet.Attributes;
using PatchQueue.Series;

namespace PatchQueue.Benchmarks;

/// <summary>Reading the corpus' series.conf; the generated one has 28,622 entries.</summary>
[MemoryDiagnoser]
public class SeriesReading
{
    private readonly byte[] _suse = Corpus.Series();
    private readonly byte[] _quilt = PatchMaker.Series(28_622);

    /// <summary>With guards and sections.</summary>
    [Benchmark]
    public PatchSeries Suse() => SeriesReader.Read(_suse, SeriesDialect.Suse);

    /// <summary>The generated one, as quilt reads it: a name, then options.</summary>
    [Benchmark]
    public PatchSeries Quilt() => SeriesReader.Read(_quilt, SeriesDialect.Quilt);
}
