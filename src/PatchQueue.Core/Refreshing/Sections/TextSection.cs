using System.Buffers;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>The hunks of one text file, written from its two versions and the hunks of the old patch.</summary>
internal sealed class TextSection
{
    private readonly LineTable _oldLines;
    private readonly LineTable _newLines;
    private readonly PatchHabits _habits;
    private readonly IReadOnlyList<NewHunk> _hunks;

    /// <summary>Compares.</summary>
    /// <param name="pair">The file, in the patch's own direction.</param>
    /// <param name="hunks">The old hunks.</param>
    /// <param name="patchText">What the old hunks' slices refer to.</param>
    /// <param name="isReversed">Whether the patch is applied the other way round.</param>
    /// <param name="habits">How the section is written.</param>
    public TextSection(FilePair pair, ImmutableArray<OldHunk> hunks, ReadOnlyMemory<byte> patchText, bool isReversed, PatchHabits habits)
    {
        (_oldLines, _newLines) = (LineTable.Of(FilePair.BytesOf(pair.Old)), LineTable.Of(FilePair.BytesOf(pair.New)));
        _habits = habits;
        var alignment = new Alignment(
            _oldLines, _newLines, LineDiff.Between(_oldLines, _newLines, habits.Style.Algorithm, habits.Style.Sliding));
        var outcomes = Place(isReversed ? _newLines : _oldLines, hunks, patchText, isReversed);
        var matches = new HunkMatcher(_oldLines, _newLines, alignment, isReversed).Match(hunks, outcomes);
        var weaver = Weave(alignment, matches);
        var ledger = new HunkLedger(_oldLines, _newLines, isReversed, weaver.Fresh);
        Fates = ledger.Settle(hunks, matches, outcomes);
        _hunks = [.. weaver.Hunks.Select(hunk => hunk with { Origin = hunk.Origin ?? OriginOf(hunk, ledger) })];
        Verdict = VerdictOver(hunks);
    }

    /// <summary>What becomes of each old hunk; never <see cref="HunkFate.Dropped"/>.</summary>
    public HunkFate[] Fates { get; }

    /// <summary>Line numbers, context or code.</summary>
    public RefreshVerdict Verdict { get; }

    /// <summary>Writes the hunks.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        var headings = new HeadingFinder(_oldLines, _habits.Heading);
        foreach (var hunk in _hunks)
        {
            var found = headings.Find(hunk.Range.OldStart);
            if (hunk.Match is { } match)
            {
                output.Write(match.Hunk.HeaderAt(match.OldLine, match.NewLine));
                _habits.WriteWhole(match.Hunk.Body.Span, output);
                continue;
            }

            var heading = hunk.Origin is null ? found : hunk.Origin.Heading.TrimStart((byte)' ');
            var written = new ArrayBufferWriter<byte>();
            UnifiedWriter.WriteHunk(_oldLines, _newLines, hunk.Range, hunk.Changes.AsSpan(), heading, written);
            _habits.WriteCarried(written.WrittenSpan, output);
        }
    }

    // A hunk whose change another one adjoins is not told rightly by its lines alone.
    private HunkWeaver Weave(Alignment alignment, HunkMatch?[] matches)
    {
        while (true)
        {
            var weaver = new HunkWeaver(_oldLines, _newLines, alignment, _habits.Style);
            weaver.Weave(matches.OfType<HunkMatch>());
            if (weaver.Adjoined.Count == 0)
            {
                return weaver;
            }

            foreach (var match in weaver.Adjoined)
            {
                matches[match.Hunk.Index] = null;
            }
        }
    }

    private static ImmutableArray<HunkOutcome> Place(
        LineTable before, ImmutableArray<OldHunk> hunks, ReadOnlyMemory<byte> patchText, bool isReversed)
    {
        var (text, applier) = (new FileText(), new HunkApplier());
        text.Set(before.Bytes.Span);
        applier.TryApply(text, patchText, [.. hunks.Select(hunk => hunk.Hunk)], isReversed, fuzz: int.MaxValue);
        return applier.Outcomes;
    }

    private static OldHunk? OriginOf(NewHunk hunk, HunkLedger ledger) =>
        hunk.Changes.Select(change => ledger.Origins.GetValueOrDefault(change)).FirstOrDefault(origin => origin is not null);

    private RefreshVerdict VerdictOver(ImmutableArray<OldHunk> hunks)
    {
        if (_hunks.Count == hunks.Length && _hunks.All(hunk => hunk.Match is not null))
        {
            return RefreshVerdict.LineNumbers;
        }

        var lines = HunkLedger.LinesOf(_hunks.SelectMany(hunk => hunk.Changes), _oldLines, _newLines);
        return lines.SequenceEqual(hunks.SelectMany(hunk => hunk.ChangedLines())) ? RefreshVerdict.Context : RefreshVerdict.Code;
    }
}
