using PatchQueue.Expanding;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What <c>pq bisect run</c> has found.</summary>
/// <param name="Series">The patches by their places.</param>
internal sealed record BisectReport(IReadOnlyList<PatchReference> Series)
{
    /// <summary>The first bad patch; several where some could not be tried.</summary>
    public IReadOnlyList<int> Suspects { get; init; } = [];

    /// <summary>What the first bad patch names, where there is one.</summary>
    public IReadOnlyList<TreePath> Files { get; init; } = [];

    /// <summary>What was tried, in that order.</summary>
    public List<(int Patch, string Verdict, int ExitCode)> Tried { get; } = [];
}
