using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Aligning;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Carrying;

/// <summary>Finds what a person may accept where the oracles leave a file open. Each proposal is another file.</summary>
/// <param name="decision">What the oracles say.</param>
/// <param name="strict">What came of putting the hunks where their lines stand.</param>
/// <param name="texts">The versions.</param>
internal sealed class Proposals(PortDecision decision, StrictTrial strict, PortedTexts texts)
{
    private const int MostFuzz = 3;

    private readonly List<PortProposal> _found = [];

    /// <summary>Finds them, the likeliest first.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="sections">Its sections for the file.</param>
    public ImmutableArray<PortProposal> Of(PlannedPatch patch, IReadOnlyList<PlannedFile> sections)
    {
        if (decision.Outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream)
        {
            Add(PortProposalKind.Upstream, texts.NewBefore, "the new mainline's file as it is");
        }

        if (decision.Merge is { IsClean: true } merge)
        {
            Add(PortProposalKind.Merge, merge.File, "merged by lines");
        }

        if (strict.Fits)
        {
            Add(PortProposalKind.Strict, strict.File, "its hunks where their lines stand");
        }

        if (texts is { OldBefore: { } before, OldAfter: { } after, NewBefore: { } now } && decision.Merge is { IsClean: false })
        {
            Add(PortProposalKind.Words, WordsMerge.TryOf(before, now, after), "merged by words");
        }

        AddFuzz(patch, sections);
        return [.. _found];
    }

    /// <summary>What may be accepted where a merge has no conflict and is doubted all the same.</summary>
    /// <param name="outcome">What becomes of the file.</param>
    /// <param name="texts">The versions.</param>
    public static ImmutableArray<PortProposal> OfMerge(PortOutcome outcome, PortedTexts texts)
    {
        var merged = new PortProposal(PortProposalKind.Merge, texts.NewAfter, "merged by lines");
        return outcome is PortOutcome.AlreadyUpstream or PortOutcome.PartlyUpstream
            ? [new PortProposal(PortProposalKind.Upstream, texts.NewBefore, "the new mainline's file as it is"), merged]
            : [merged];
    }

    private void AddFuzz(PlannedPatch patch, IReadOnlyList<PlannedFile> sections)
    {
        if (strict.Fits || texts.NewBefore is not { Kind: FileKind.Regular } now)
        {
            return;
        }

        for (var fuzz = 1; fuzz <= MostFuzz; fuzz++)
        {
            var (text, applier) = (new FileText(), new HunkApplier());
            text.Set(now.Bytes.Span);
            var lines = new List<string>();
            if (sections.Count > 0 && sections.All(section => TryApply(applier, text, patch, section, fuzz, lines)))
            {
                Add(PortProposalKind.Fuzz, now with { Bytes = text.ToArray() }, $"with fuzz {fuzz}: {string.Join(", ", lines)}");
                return;
            }
        }
    }

    private static bool TryApply(
        HunkApplier applier, FileText text, PlannedPatch patch, PlannedFile section, int fuzz, List<string> lines)
    {
        var fits = applier.TryApply(text, patch.Text, section.FilePatch.Hunks, section.IsReversed, fuzz);
        lines.AddRange(applier.Outcomes.Select((hunk, i) => (hunk, i)).Where(pair => pair.hunk is HunkOutcome.Applied { Fuzz: > 0 })
            .Select(pair => string.Create(
                CultureInfo.InvariantCulture, $"hunk {pair.i + 1} at line {((HunkOutcome.Applied)pair.hunk).Line}")));
        return fits;
    }

    private void Add(PortProposalKind kind, SourceFile? file, string note)
    {
        if (file is not null && !_found.Exists(other => FileMerge.IsSame(other.File, file)))
        {
            _found.Add(new PortProposal(kind, file, note));
        }
    }
}
