using BenchmarkDotNet.Attributes;
using PatchQueue.Applying;
using PatchQueue.Text;

namespace PatchQueue.Benchmarks;

/// <summary>What a file costs before and behind its hunks: taking it in, finding its lines, changing some, giving it out.</summary>
[MemoryDiagnoser]
public class LineIndexing
{
    private readonly byte[] _file = Corpus.SourceFile();
    private readonly FileText _text = new();
    private readonly List<Slice> _runs = [];

    /// <summary>Copying it in; no line is looked for.</summary>
    [Benchmark(Baseline = true)]
    public bool Set()
    {
        _text.Set(_file);
        return _text.IsEmpty;
    }

    /// <summary>Lines are found as far as a hunk near the beginning reaches.</summary>
    [Benchmark]
    public bool SetAndFind100Lines()
    {
        _text.Set(_file);
        return _text.HasLines(100);
    }

    /// <summary>All lines are found.</summary>
    [Benchmark]
    public int SetAndFindAllLines()
    {
        _text.Set(_file);
        return _text.LineCount;
    }

    /// <summary>Every hundredth line is another, and the result is given out as ranges.</summary>
    [Benchmark]
    public int SetAndChangeLines()
    {
        _text.Set(_file);
        for (var line = 50; _text.HasLines(line + 1); line += 100)
        {
            _text.Remove(line);
            _text.Insert(line, "\tthe_new_line();\n"u8);
        }

        _runs.Clear();
        _text.AddRuns(_runs);
        return _runs.Count;
    }
}
