using PatchQueue.Expanding;
using PatchQueue.Tracing;

namespace PatchQueue.Output;

/// <summary>What <c>pq graph</c> shows.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Series">The patches by their places.</param>
/// <param name="Selected">The patch that it is about; null for all.</param>
internal sealed record GraphReport(PatchGraph Graph, IReadOnlyList<PatchReference> Series, int? Selected)
{
    /// <summary>The name of a patch.</summary>
    public string NameOf(int patch) => Series[patch].DisplayName;
}
