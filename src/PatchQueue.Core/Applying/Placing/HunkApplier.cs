using System.Collections.Immutable;
using PatchQueue.Patches;

namespace PatchQueue.Applying;

/// <summary>
/// Applies the hunks of one section to a file: all are placed first, against the file as it was, and only if all fit is it changed.
/// </summary>
internal sealed class HunkApplier
{
    private readonly HunkPlacer _placer = new();
    private readonly List<HunkLines> _lines = [];
    private Placement?[] _placements = new Placement?[16];
    private RejectReason[] _reasons = new RejectReason[16];

    /// <summary>Outcomes of the last call; empty when every hunk stands at its own line.</summary>
    public ImmutableArray<HunkOutcome> Outcomes { get; private set; } = [];

    /// <summary>Index of the first hunk that did not fit in the last call; -1 when all did.</summary>
    public int FirstRejected { get; private set; }

    /// <summary>Applies the hunks.</summary>
    /// <returns>Whether all fitted; if not, the file is as it was.</returns>
    public bool TryApply(FileText file, ReadOnlyMemory<byte> patchText, ImmutableArray<Hunk> hunks, bool isReversed, int fuzz)
    {
        if (!TryPlace(file, patchText, hunks, isReversed, fuzz))
        {
            return false;
        }

        Edit(file, hunks.Length);
        return true;
    }

    /// <summary>Finds out where the hunks fit; the file stays as it is.</summary>
    /// <returns>Whether all fit.</returns>
    public bool TryPlace(FileText file, ReadOnlyMemory<byte> patchText, ImmutableArray<Hunk> hunks, bool isReversed, int fuzz)
    {
        var isPlain = PlaceAll(file, patchText, hunks, isReversed, fuzz);
        Outcomes = isPlain ? HunkOutcome.AllAtTheirLines : MakeOutcomes(hunks);
        return FirstRejected < 0;
    }

    /// <summary>Changes the file where the hunks have been placed, all of them.</summary>
    public void Edit(FileText file, int count)
    {
        var delta = 0;
        for (var i = 0; i < count; i++)
        {
            delta += Edit(file, _lines[i], _placements[i]!.Value.Line - 1 + delta);
        }
    }

    /// <summary>The lines of a hunk of the last call, from 0.</summary>
    public HunkLines Lines(int hunk) => _lines[hunk];

    /// <summary>The line, from 0, at which a hunk of the last call was placed, as a line of the file before the patch.</summary>
    public int StartOf(int hunk) => _placements[hunk]!.Value.Line - 1;

    private bool PlaceAll(FileText file, ReadOnlyMemory<byte> patchText, ImmutableArray<Hunk> hunks, bool isReversed, int fuzz)
    {
        var isPlain = true;
        FirstRejected = -1;
        _placer.Reset();
        if (_placements.Length < hunks.Length)
        {
            _placements = new Placement?[hunks.Length];
            _reasons = new RejectReason[hunks.Length];
        }

        for (var i = 0; i < hunks.Length; i++)
        {
            var lines = LinesOf(i);
            lines.Load(patchText, hunks[i], isReversed);
            _placements[i] = _placer.Place(file, lines, fuzz);
            if (_placements[i] is not { } placement)
            {
                FirstRejected = FirstRejected < 0 ? i : FirstRejected;
                _reasons[i] = ReasonFor(lines);
                isPlain = false;
                continue;
            }

            // Behind the end of a shorter file means at its end, as in GNU patch.
            var isBehind = !file.HasLines(placement.Line - 1);
            _placements[i] = isBehind ? placement with { Line = file.LineCount + 1 } : placement;
            isPlain &= placement is { Offset: 0, Fuzz: 0 };
        }

        return isPlain;
    }

    private HunkLines LinesOf(int index)
    {
        if (index == _lines.Count)
        {
            _lines.Add(new HunkLines());
        }

        return _lines[index];
    }

    private ImmutableArray<HunkOutcome> MakeOutcomes(ImmutableArray<Hunk> hunks)
    {
        var outcomes = ImmutableArray.CreateBuilder<HunkOutcome>(hunks.Length);
        for (var i = 0; i < hunks.Length; i++)
        {
            outcomes.Add(_placements[i] is { } placed
                ? new HunkOutcome.Applied(placed.Line, placed.Offset, placed.Fuzz, placed.Places)
                : new HunkOutcome.Rejected(_reasons[i]));
        }

        return outcomes.MoveToImmutable();
    }

    private RejectReason ReasonFor(HunkLines lines) =>
        _placer.GaveUp ? RejectReason.TooCostly
        : _placer.IsMisordered ? RejectReason.Misordered
        : lines.SuffixContext < lines.PrefixContext ? RejectReason.NotAtEdge
        : lines.PrefixContext < lines.SuffixContext && lines.First <= 1 ? RejectReason.NotAtEdge
        : RejectReason.NoMatch;

    // Walks the hunk beside the file; context lines stay as the file has them, also those that fuzz left out.
    private static int Edit(FileText file, HunkLines lines, int at)
    {
        var delta = 0;
        file.GoTo(at);
        for (int first = 0, end; first < lines.Count; first = end)
        {
            end = lines.EndOfKind(first);
            switch (lines.Kind(first))
            {
                case (byte)'-':
                    file.TakeAway(end - first);
                    delta -= end - first;
                    break;
                case (byte)'+':
                    delta += end - first;
                    Insert(file, lines, first, end);
                    break;
                default:
                    file.Pass(end - first);
                    break;
            }
        }

        return delta;
    }

    private static void Insert(FileText file, HunkLines lines, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            file.Insert(lines.Line(i));
        }
    }
}
