using System.Collections.Immutable;
using System.IO.Hashing;
using PatchQueue.Text;

namespace PatchQueue.Applying;

/// <summary>
/// Finds out about a rejected section what helps a person. Looks only; its work is bounded, so it may run for every reject.
/// </summary>
internal static class RejectExaminer
{
    private const int MaxFuzz = 3;
    private const int MaxDifferingLines = 6;
    private const int MaxVotes = 2_000_000;

    /// <summary>Adds a diagnosis to an outcome whose reject is a hunk's.</summary>
    public static FilePatchOutcome Examine(ApplyPlan plan, FileGroup group, FilePatchOutcome outcome, GroupFiles files)
    {
        var section = outcome.File;
        var rejected = outcome.Hunks.Count(h => h is HunkOutcome.Rejected);
        if (outcome.Path is null || rejected == 0 || !files[outcome.Path].IsFile)
        {
            return outcome;
        }

        var patch = plan.Patches[section.PatchIndex];
        var text = files[outcome.Path].Text.Clone();
        var hunk = outcome.Hunks.IndexOf(outcome.Hunks.First(h => h is HunkOutcome.Rejected));
        var lines = new HunkLines();
        lines.Load(patch.Text, section.FilePatch.Hunks[hunk], patch.IsReversed);
        var nearest = NearestStart(text, lines);
        var diagnosis = new RejectDiagnosis
        {
            Hunk = hunk + 1,
            RejectedHunks = rejected,
            NearestLine = nearest < 0 ? 0 : nearest + 1,
            Differing = nearest < 0 ? [] : Differing(text, lines, nearest),
            FitsAtFuzz = LeastFuzz(text, patch, section),
            IsAlreadyApplied = new HunkApplier().TryApply(text, patch.Text, section.FilePatch.Hunks, !patch.IsReversed, 0),
            TouchedBy = TouchedBy(group, section, outcome.Path),
        };
        return outcome with { Reject = outcome.Reject! with { Diagnosis = diagnosis } };
    }

    private static int LeastFuzz(FileText text, PlannedPatch patch, PlannedFile section)
    {
        for (var fuzz = 1; fuzz <= MaxFuzz; fuzz++)
        {
            if (new HunkApplier().TryApply(text.Clone(), patch.Text, section.FilePatch.Hunks, patch.IsReversed, fuzz))
            {
                return fuzz;
            }
        }

        return 0;
    }

    // Every line that file and hunk share votes for the place where the hunk would then begin; most votes win, the nearest of equals.
    private static int NearestStart(FileText text, HunkLines lines)
    {
        var where = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < text.LineCount; i++)
        {
            var hash = XxHash3.HashToUInt64(text[i]);
            (where.TryGetValue(hash, out var found) ? found : where[hash] = []).Add(i);
        }

        var votes = new Dictionary<int, int>();
        var cast = 0;
        for (var i = 0; i < lines.PatternCount; i++)
        {
            // A line of blanks or a brace says little about the place.
            var isTelling = lines.Pattern(i).Trim(" \t\r\n{}"u8).Length > 0;
            foreach (var line in isTelling ? where.GetValueOrDefault(XxHash3.HashToUInt64(lines.Pattern(i))) ?? [] : [])
            {
                if (line >= i && cast++ < MaxVotes)
                {
                    votes[line - i] = votes.GetValueOrDefault(line - i) + 1;
                }
            }
        }

        return votes.Count == 0 ? -1 : votes.OrderByDescending(v => v.Value).ThenBy(v => Math.Abs(v.Key + 1 - lines.First)).First().Key;
    }

    private static ImmutableArray<DifferingLine> Differing(FileText text, HunkLines lines, int start)
    {
        var differing = ImmutableArray.CreateBuilder<DifferingLine>();
        for (var i = 0; i < lines.PatternCount && differing.Count < MaxDifferingLines; i++)
        {
            var line = start + i;
            var isThere = line < text.LineCount;
            if (!isThere || !text[line].SequenceEqual(lines.Pattern(i)))
            {
                differing.Add(new DifferingLine(line + 1, Show(lines.Pattern(i)), isThere ? Show(text[line]) : null));
            }
        }

        return differing.ToImmutable();
    }

    private static string Show(ReadOnlySpan<byte> line) =>
        line.EndsWith("\n"u8) ? DisplayText.Of(line[..^1]) : DisplayText.Of(line) + " (no newline)";

    private static ImmutableArray<int> TouchedBy(FileGroup group, PlannedFile section, TreePath path) =>
    [
        .. group.Files.TakeWhile(file => file.PatchIndex < section.PatchIndex).Where(file => file.Paths.Contains(path))
            .Select(file => file.PatchIndex).Distinct(),
    ];
}
