using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>What handing a package over came to.</summary>
/// <param name="Api">The service.</param>
/// <param name="Place">The package.</param>
/// <param name="Plan">What differed.</param>
/// <param name="Sent">The files that travelled: those of the plan that the service did not have under any revision.</param>
public sealed record SubmitReport(Uri Api, PackagePlace Place, SubmitPlan Plan, ImmutableArray<PackageFile> Sent)
{
    /// <summary>The package's revision there; null for a plan that was not carried out.</summary>
    public string? Revision { get; init; }

    /// <summary>The number of the submit request that was opened; null for none.</summary>
    public string? Request { get; init; }

    /// <summary>The build results that were waited for; empty for none.</summary>
    public ImmutableArray<BuildResult> Results { get; init; } = [];
}
