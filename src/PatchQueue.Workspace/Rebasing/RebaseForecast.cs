namespace PatchQueue.Rebasing;

/// <summary>A report with what made it.</summary>
/// <param name="Setup">What it was made from.</param>
/// <param name="Run">The run.</param>
/// <param name="Report">What becomes of the queue; of several mainlines on the last.</param>
public sealed record RebaseForecast(RebaseSetup Setup, RebaseRun Run, RebaseReport Report)
{
    /// <summary>The reports of all mainlines, where there are several; else null.</summary>
    public RebaseMatrix? Matrix { get; init; }
}
