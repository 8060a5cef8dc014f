using System.Buffers;
using System.Collections.Immutable;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>A refreshed patch before it is proved: what each section becomes, and the sections that come.</summary>
internal sealed class PatchDraft
{
    private readonly Patch _patch;
    private readonly List<FilePair> _new;
    private readonly HabitFinder _habits;

    /// <summary>Drafts the patch.</summary>
    /// <param name="request">What is to be done.</param>
    /// <param name="tree">The files.</param>
    /// <param name="run">The old patch, applied.</param>
    /// <param name="whole">Files whose sections are written as a whole.</param>
    public PatchDraft(RefreshRequest request, VersionTree tree, StrictRun run, IReadOnlySet<TreePath> whole)
    {
        _patch = request.Patch;
        var files = run.Groups.SelectMany(group => group.Group.Files).OrderBy(file => file.SectionIndex).ToList();
        _habits = new HabitFinder(_patch, request.NewStyle, request.Form?.Labels, files);
        var pairs = new SectionPairs(tree, request.IsReversed, files);
        var writer = new SectionWriter(_patch, request.IsReversed, _habits) { IsRenaming = request.Form is not null };
        var stays = new HashSet<int>();
        foreach (var (group, wrong) in run.Groups)
        {
            if (wrong is null && request.Form is null && !group.Paths.Any(whole.Contains))
            {
                pairs.Tell(group.Paths);
                stays.UnionWith(group.Files.Select(file => file.SectionIndex));
            }
        }

        Files = [.. files];
        Sections =
        [
            .. files.Select(file => Settled(file, stays.Contains(file.SectionIndex)
                ? Keep(file, pairs.PathOf(file), run, writer)
                : Make(file, pairs, writer, file.Paths.Any(whole.Contains)))),
        ];
        _new = [.. pairs.Untold()];
    }

    /// <summary>The old patch's sections, resolved.</summary>
    public ImmutableArray<PlannedFile> Files { get; }

    /// <summary>What each becomes.</summary>
    public ImmutableArray<SectionDraft> Sections { get; }

    /// <summary>The files that new sections tell of.</summary>
    public IEnumerable<TreePath> NewPaths => _new.Select(pair => pair.NewPath);

    /// <summary>The whole patch.</summary>
    public ReadOnlyMemory<byte> ToBytes()
    {
        var old = _patch.Bytes.Span;
        var output = new ArrayBufferWriter<byte>(old.Length + 1024);
        var (position, isOpen) = (0, false);
        for (var i = 0; i < Sections.Length; i++)
        {
            var place = Files[i].FilePatch.Section;
            output.Write(old[position..place.Offset]);
            var bytes = (Sections[i].Bytes ?? _patch.Bytes.Slice(place.Offset, place.Length)).Span;
            if (bytes.StartsWith("--- "u8) && isOpen && position == place.Offset)
            {
                output.Write("\n"u8);
            }

            output.Write(bytes);
            isOpen = bytes.IsEmpty ? isOpen : FilePatchWriter.IsOpen(bytes);
            position = place.End;
        }

        if (Sections.IsEmpty)
        {
            position = EndOfText(old);
            output.Write(old[..position]);
        }

        WriteNew(output, isOpen);
        output.Write(old[position..]);
        return output.WrittenMemory;
    }

    // What comes out as it was is unchanged, whatever led there.
    private SectionDraft Settled(PlannedFile file, SectionDraft draft) =>
        draft.Bytes is { } bytes && bytes.Span.SequenceEqual(file.FilePatch.Section.Of(_patch.Bytes.Span))
            ? draft with { Bytes = null, Verdict = RefreshVerdict.Unchanged }
            : draft;

    private static SectionDraft Keep(PlannedFile file, TreePath path, StrictRun run, SectionWriter writer) =>
        run.OutcomeOf(file.SectionIndex) is { Hunks.IsEmpty: false } outcome
            ? writer.Renumber(file, path, outcome.Hunks)
            : SectionWriter.Unchanged(file, path);

    private static SectionDraft Make(PlannedFile file, SectionPairs pairs, SectionWriter writer, bool isWhole)
    {
        var path = pairs.PathOf(file);
        if (pairs.Find(file, !isWhole) is not { } pair)
        {
            return SectionWriter.Removed(file, path, writer.FatesIn(file, pairs.At(path)));
        }

        return HasDifference(pair) ? writer.Rewrite(file, pair.NewPath, pair, isWhole) : SectionWriter.Removed(file, path);
    }

    private static bool HasDifference(FilePair pair) =>
        pair.Change != FileChange.Keep || pair.OldMode != pair.NewMode || !pair.HasSameBytes;

    // A mail's signature stays at the end.
    private static int EndOfText(ReadOnlySpan<byte> text)
    {
        var signature = text.LastIndexOf("\n-- \n"u8);
        return signature < 0 ? text.Length : signature + 1;
    }

    private void WriteNew(ArrayBufferWriter<byte> output, bool isOpen)
    {
        foreach (var pair in _new)
        {
            var habits = _habits.OfNew(isOpen);
            if (output.WrittenCount > 0 && output.WrittenSpan[^1] != '\n')
            {
                habits.WriteCarried("\n"u8, output);
            }

            var start = output.WrittenCount;
            SectionWriter.WriteNew(pair, habits, output);
            isOpen = FilePatchWriter.IsOpen(output.WrittenSpan[start..]);
        }
    }
}
