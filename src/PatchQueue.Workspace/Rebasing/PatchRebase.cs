using PatchQueue.Applying;
using PatchQueue.Diffing;
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
                results[i] = refreshed.Contains(index)
                    ? Rebased(certain[i], Refresh(index, texts[index]))
                    : new RebasedPatch(setup.Series.References[index], certain[i], null);
            },
            cancellation);
        return results;
    }

    private RebasedPatch Rebased(PortedPatch row, RefreshResult result)
    {
        var patch = setup.Series.References[row.PatchIndex];
        var before = report.Patches[row.PatchIndex].Whole.Bytes;
        return result.Bytes is not { } bytes
            ? new RebasedPatch(patch, row with { Outcome = PortOutcome.Suspicious, IsCertain = false, Reason = Why(result) }, null)
            : new RebasedPatch(patch, row, bytes.Span.SequenceEqual(before.Span) ? (ReadOnlyMemory<byte>?)null : bytes);
    }

    private static string Why(RefreshResult result) => result.Lost.FirstOrDefault() is { } hunk
        ? $"it would lose hunk {hunk.Hunk} of {hunk.Path}"
        : result.Diagnostics.FirstOrDefault()?.Message ?? "it cannot be written anew";

    private RefreshResult Refresh(int index, IEnumerable<PortedFile> files)
    {
        var planned = report.Patches[index];
        var moved = files.Where(file => !file.NewPath.Equals(file.Path)).DistinctBy(file => file.Path)
            .ToDictionary(file => file.Path, file => file.NewPath, TreePathComparer.Instance);
        return PatchRefresh.Of(new RefreshRequest
        {
            Patch = moved.Count == 0 ? planned.Whole : PatchReader.Read(SectionRename.Of(planned.Whole, moved)),
            Strip = planned.Strip,
            NewStyle = planned.Strip == 0 ? PatchStyle.Quilt with { Labels = PathLabels.Bare } : PatchStyle.Quilt,
            IsReversed = planned.IsReversed,
            RemovesEmptyFiles = setup.Options.RemovesEmptyFiles,
            Files =
            [
                .. files.DistinctBy(file => file.NewPath)
                    .Select(file => new FileVersions(file.NewPath, file.Texts!.NewBefore, file.Texts.NewAfter)),
            ],
        });
    }
}
