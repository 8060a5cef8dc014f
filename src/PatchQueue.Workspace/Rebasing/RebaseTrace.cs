using System.Collections.Immutable;
using PatchQueue.Culprits;
using PatchQueue.Headers;
using PatchQueue.Histories;
using PatchQueue.Porting;

namespace PatchQueue.Rebasing;

/// <summary>Finds the upstream changes behind the patches that do not stay as they are.</summary>
/// <param name="setup">What is needed.</param>
/// <param name="run">The run that made the report.</param>
/// <param name="report">What becomes of each patch.</param>
public sealed class RebaseTrace(RebaseSetup setup, RebaseRun run, RebaseReport report)
{
    // The versions of the files of so many patches are held in memory at once; those that take most of a person come first.
    private const int MostPatches = 3000;

    /// <summary>The patches that there is something to say of: their places in the plan.</summary>
    public IReadOnlySet<int> Wanted() => report.Rows.Where(row => row.Outcome is > PortOutcome.Offset and < PortOutcome.Malformed)
        .OrderBy(row => row.IsCertain).ThenByDescending(row => row.Outcome).Take(MostPatches).Select(row => row.PatchIndex).ToHashSet();

    /// <summary>Finds them.</summary>
    /// <param name="texts">The files of the wanted patches with their versions.</param>
    /// <param name="range">The commits between the mainlines; null where no history is at hand.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The report with them.</returns>
    public RebaseReport Add(ILookup<int, PortedFile> texts, CommitRange? range, CancellationToken cancellation)
    {
        var wishes = report.Rows.Where(row => texts.Contains(row.PatchIndex)).Select(row => WishOf(row.PatchIndex, texts)).ToList();
        var traces = range is null
            ? [.. wishes.Select(BaseTrace.Of)]
            : new HistoryTrace(range).Of(wishes, setup.Crew, cancellation);
        var found = traces.ToDictionary(trace => trace.PatchIndex, trace => trace.Culprits);
        return report with { Traces = range is null ? found : WithVanished(found, range, cancellation) };
    }

    private TraceWish WishOf(int index, ILookup<int, PortedFile> texts)
    {
        var patch = report.Patches[index].Whole;
        return new TraceWish(
            index, PatchHeader.Read(patch.Bytes[..patch.HeaderLength]),
            [
                .. texts[index].Where(file => file.Outcome > PortOutcome.Offset)
                    .Select(file => new SuspectFile(file, run.OldMainline(file.Path), run.NewMainline(file.Path))),
            ]);
    }

    private Dictionary<int, ImmutableArray<Culprit>> WithVanished(
        Dictionary<int, ImmutableArray<Culprit>> traces, CommitRange range, CancellationToken cancellation)
    {
        var names = report.Rows.SelectMany(row => row.Vanished).Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        var culprits = new NameTrace(range).Of(names, cancellation);
        foreach (var row in report.Rows)
        {
            ImmutableArray<Culprit> gone =
            [
                .. row.Vanished.Where(name => culprits.ContainsKey(name.Name)).DistinctBy(name => name.Name)
                    .Select(name => culprits[name.Name] with { Places = [new CulpritPlace(name.Path, name.Hunk)] }),
            ];
            if (!gone.IsEmpty)
            {
                traces[row.PatchIndex] = [.. traces.GetValueOrDefault(row.PatchIndex, []), .. gone];
            }
        }

        return traces;
    }
}
