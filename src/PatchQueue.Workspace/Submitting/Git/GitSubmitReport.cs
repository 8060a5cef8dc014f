using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>What handing a package over to a git branch came to.</summary>
/// <param name="Address">The repository.</param>
/// <param name="Branch">The branch.</param>
/// <param name="IsNew">Whether there was no such branch.</param>
/// <param name="Changes">What the commit changes: <c>A</c>, <c>M</c> or <c>D</c>, and the file.</param>
public sealed record GitSubmitReport(string Address, string Branch, bool IsNew, ImmutableArray<(char Mark, string Name)> Changes)
{
    /// <summary>The id of the branch's commit; null for a plan.</summary>
    public string? Commit { get; init; }
}
