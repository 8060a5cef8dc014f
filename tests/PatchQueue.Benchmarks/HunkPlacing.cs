using BenchmarkDotNet.Attributes;
using PatchQueue.Applying;
using PatchQueue.Patches;

namespace PatchQueue.Benchmarks;

/// <summary>
/// Placing 98 hunks in a file of 10,000 lines and putting them in: at their lines, away from them, and with context that differs.
/// Taking the file in is part of it; <see cref="LineIndexing"/> says how much.
/// </summary>
[MemoryDiagnoser]
public class HunkPlacing
{
    private const int Lines = 10_000;
    private readonly OneFileTree _tree = new(PatchMaker.SourceFile(Lines));
    private readonly PatchSelection _all = new();
    private readonly ApplyPlan _exact = PlanOf(shift: 0, lastContext: null);
    private readonly ApplyPlan _offset = PlanOf(shift: 37, lastContext: null);
    private readonly ApplyPlan _fuzz = PlanOf(shift: 0, lastContext: "\tthis line is another in the file\n");
    private GroupRunner? _exactRunner;
    private GroupRunner? _offsetRunner;
    private GroupRunner? _fuzzRunner;

    /// <summary>Makes sure that each case is what its name says.</summary>
    [GlobalSetup]
    public void Check()
    {
        _exactRunner = new GroupRunner(_exact, new ApplyOptions());
        _offsetRunner = new GroupRunner(_offset, new ApplyOptions());
        _fuzzRunner = new GroupRunner(_fuzz, new ApplyOptions { Fuzz = 2 });
        Expect(Exact(), exact: true, offset: false, fuzz: false);
        Expect(Offset(), exact: false, offset: true, fuzz: false);
        Expect(Fuzz(), exact: false, offset: false, fuzz: true);
    }

    /// <summary>Each hunk stands at its line.</summary>
    [Benchmark(Baseline = true)]
    public GroupResult Exact() => _exactRunner!.Run(_exact.Groups[0], _tree, _all);

    /// <summary>Each hunk says that it stands 37 lines lower.</summary>
    [Benchmark]
    public GroupResult Offset() => _offsetRunner!.Run(_offset.Groups[0], _tree, _all);

    /// <summary>The last line of each hunk's context is another, and fuzz 2 is allowed.</summary>
    [Benchmark]
    public GroupResult Fuzz() => _fuzzRunner!.Run(_fuzz.Groups[0], _tree, _all);

    private static ApplyPlan PlanOf(int shift, string? lastContext) =>
        ApplyPlan.Of([new PlannedPatch("a.patch", PatchReader.Read(PatchMaker.ManyHunks("f.c", Lines, shift, lastContext)))]);

    private static void Expect(GroupResult result, bool exact, bool offset, bool fuzz)
    {
        var hunks = result.Outcomes.SelectMany(outcome => outcome.Hunks).OfType<HunkOutcome.Applied>().ToList();
        if (result.RejectedPatches.Any()
            || result.Changed.Count != 1
            || hunks.Count == 0 != exact
            || hunks.Exists(hunk => hunk.Offset != 0) != offset
            || hunks.Exists(hunk => hunk.Fuzz != 0) != fuzz)
        {
            throw new InvalidDataException("the hunks do not go in as this benchmark wants them to");
        }
    }
}
