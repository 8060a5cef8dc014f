using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>How the builds of a package stand.</summary>
/// <param name="Results">One for each repository, architecture and flavor that the service has looked at.</param>
/// <param name="IsSettled">Whether the service has looked at all of them since the package changed.</param>
public sealed record BuildStanding(ImmutableArray<BuildResult> Results, bool IsSettled)
{
    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool IsOver => IsSettled && Results.All(result => result.IsFinal);
}
