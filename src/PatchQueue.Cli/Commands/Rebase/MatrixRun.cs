using PatchQueue.Rebasing;
using PatchQueue.Trees;

namespace PatchQueue.Commands;

/// <summary>Forecasts a queue onto several mainlines; the last one's report is kept with its run.</summary>
/// <param name="opened">The queue; its new mainline is the last.</param>
/// <param name="setup">What is needed to carry it over.</param>
internal sealed class MatrixRun(OpenedRebase opened, RebaseSetup setup)
{
    /// <summary>Forecasts.</summary>
    /// <param name="sources">The mainlines.</param>
    /// <param name="cancellation">Ends the runs.</param>
    public RebaseForecast Run(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var reports = new List<RebaseReport>();
        var names = new List<string>();
        RebaseRun? last = null;
        foreach (var run in RebaseRun.Over(setup, Mainlines(sources), cancellation))
        {
            last = run;
            reports.Add(run.Forecast(cancellation));
            names.Add(run.Onto.Name);
        }

        return new RebaseForecast(setup, last!, reports[^1]) { Matrix = new RebaseMatrix([.. names], [.. reports]) };
    }

    // One after another: each is closed before the next is opened.
    private IEnumerable<IMainline> Mainlines(IReadOnlyList<string> sources)
    {
        foreach (var source in sources.SkipLast(1))
        {
            using var mainline = opened.Open(source);
            yield return mainline;
        }

        yield return setup.Onto;
    }
}
