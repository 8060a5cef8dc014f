using System.Collections.Immutable;
using PatchQueue.Culprits;
using PatchQueue.Porting;
using PatchQueue.Rebasing;
using PatchQueue.Resolving;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>The upstream commits behind the conflicts of a patch whose files are opened.</summary>
internal static class OpenCulprits
{
    private const int MostInMarker = 2;
    private const int ShortId = 12;

    /// <summary>Finds them; none where no history is at hand.</summary>
    /// <param name="step">The rebase.</param>
    /// <param name="index">The patch's place in the old series, from 0.</param>
    /// <param name="files">Its files, with their versions.</param>
    /// <param name="clone">The clone that has the upstream commits; null for that of the mainlines.</param>
    /// <param name="cancellation">Ends git.</param>
    public static ImmutableArray<Culprit> Find(
        StepRun step, int index, IReadOnlyList<PortedFile> files, string? clone, CancellationToken cancellation)
    {
        var forecast = step.Result;
        return HistoryChoice.TryFind(forecast.Setup.From, forecast.Setup.Onto, clone, cancellation) is { } range
            ? new RebaseTrace(forecast.Setup, forecast.Run, forecast.Report)
                .Add(files.ToLookup(file => file.PatchIndex), range, cancellation).Traces.GetValueOrDefault(index, [])
            : [];
    }

    /// <summary>Them as a marker names them: <c>: 1a2b3c4d5e6f ("net: rename it")</c>; empty for none.</summary>
    /// <param name="culprits">All of the patch.</param>
    /// <param name="path">The file, as the patch names it.</param>
    public static string InMarker(ImmutableArray<Culprit> culprits, TreePath path)
    {
        var commits = culprits.Where(culprit => culprit.Places.Any(place => place.Path.Equals(path)))
            .Select(culprit => culprit.Commit).OfType<Histories.TracedCommit>().DistinctBy(commit => commit.Id).Take(MostInMarker)
            .Select(commit => $"{commit.Id[..ShortId]} (\"{DisplayText.Of(commit.Subject)}\")").ToList();
        return commits.Count == 0 ? "" : $": {string.Join(", ", commits)}";
    }
}
