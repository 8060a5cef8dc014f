using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Refreshing;
using PatchQueue.Text;

namespace PatchQueue.Rebasing;

/// <summary>Writes the patches anew that are certain on a new mainline and do not stand there as they are.</summary>
/// <param name="setup">What is needed.</param>
/// <param name="run">The run that made the report.</param>
/// <param name="report">What becomes of each patch.</param>
public sealed class PatchRebase(RebaseSetup setup, RebaseRun run, RebaseReport report)
{
    /// <summary>Refreshes them.</summary>
    /// <returns>
    /// All patches that were certain and do not stay as they are, in the order of the series. One that would lose a hunk is not certain any
    /// more.
    /// </returns>
    public IReadOnlyList<RebasedPatch> Refresh(CancellationToken cancellation)
    {
        // A blocked patch waits with its own text.
        var certain = report.Rows.Where(row => row.IsCertain && row.Outcome is not (PortOutcome.Clean or PortOutcome.Blocked)).ToList();
        var refreshed = certain.Where(row => row.Outcome != PortOutcome.AlreadyUpstream).Select(row => row.PatchIndex).ToHashSet();
        var texts = run.Texts(refreshed, cancellation);
        var results = new RebasedPatch[certain.Count];
        setup.Crew.Do(
            certain.Count,
            (_, i) =>
            {
                var index = certain[i].PatchIndex;
                results[i] = !refreshed.Contains(index)
                    ? new RebasedPatch(setup.Series.References[index], certain[i], null)
                    : Rebased(certain[i], texts[index].Any(file => file.Note is not null)
                        ? RefreshByHand(index, [.. texts[index]])
                        : Refresh(index, texts[index]));
            },
            cancellation);
        return results;
    }

    /// <summary>Writes a patch anew from what a person has made of its files.</summary>
    /// <param name="index">The patch's place in the series, from 0.</param>
    /// <param name="files">All its files with their versions, and each as it is to be after the patch; null for none.</param>
    /// <returns>The patch; one of which nothing is left is dropped. Hunks that the person has left out are accounted as dropped.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public RebasedPatch Settle(int index, IReadOnlyList<(PortedFile File, SourceFile? Made)> files)
    {
        var row = report.Rows[index] with { Outcome = PortOutcome.Merged, IsCertain = true, Reason = null };
        var patch = new RebasedPatch(setup.Series.References[index], row, null);
        var made = files.Select(file => file.File with { Texts = file.File.Texts! with { NewAfter = file.Made } }).ToList();
        if (made.TrueForAll(file => FileMerge.IsSame(file.Texts!.NewBefore, file.Texts.NewAfter)))
        {
            return patch with { IsDropped = true };
        }

        var result = RefreshByHand(index, made);
        return result.Bytes is { } bytes
            ? patch with { Bytes = bytes, Accounts = result.Hunks, Was = run.Now(index) }
            : throw new IOException($"{patch.Patch.DisplayName} cannot be written: {Why(result)}");
    }

    // A hunk that a person has left nothing of is dropped by that person.
    private RefreshResult RefreshByHand(int index, IReadOnlyList<PortedFile> files)
    {
        var result = Refresh(index, files);
        return result.Bytes is null && result.Lost.Any()
            ? Refresh(index, files, [.. result.Lost.Select(hunk => new DroppedHunk(hunk.Path, hunk.Hunk))])
            : result;
    }

    private RebasedPatch Rebased(PortedPatch row, RefreshResult result)
    {
        var patch = setup.Series.References[row.PatchIndex];
        var before = run.Now(row.PatchIndex).Whole.Bytes;
        return result.Bytes is not { } bytes
            ? new RebasedPatch(patch, row with { Outcome = PortOutcome.Suspicious, IsCertain = false, Reason = Why(result) }, null)
            : new RebasedPatch(patch, row, bytes.Span.SequenceEqual(before.Span) ? (ReadOnlyMemory<byte>?)null : bytes)
            {
                Accounts = result.Hunks,
                Was = run.Now(row.PatchIndex),
            };
    }

    private static string Why(RefreshResult result) => result.Lost.FirstOrDefault() is { } hunk
        ? $"it would lose hunk {hunk.Hunk} of {hunk.Path}"
        : result.Diagnostics.FirstOrDefault()?.Message ?? "it cannot be written anew";

    private RefreshResult Refresh(int index, IEnumerable<PortedFile> files, IReadOnlyCollection<DroppedHunk>? dropped = null)
    {
        var planned = run.Now(index);
        var moved = files.Where(file => !file.NewPath.Equals(file.Path)).DistinctBy(file => file.Path)
            .ToDictionary(file => file.Path, file => file.NewPath, TreePathComparer.Instance);
        return PatchRefresh.Of(new RefreshRequest
        {
            Patch = moved.Count == 0 ? planned.Whole : PatchReader.Read(SectionRename.Of(planned.Whole, moved)),
            Strip = planned.Strip,
            NewStyle = planned.Strip == 0 ? PatchStyle.Quilt with { Labels = PathLabels.Bare } : PatchStyle.Quilt,
            IsReversed = planned.IsReversed,
            RemovesEmptyFiles = setup.Options.RemovesEmptyFiles,
            Dropped = dropped ?? [],
            Files =
            [
                .. files.DistinctBy(file => file.NewPath)
                    .Select(file => new FileVersions(file.NewPath, file.Texts!.NewBefore, file.Texts.NewAfter)),
            ],
        });
    }
}
