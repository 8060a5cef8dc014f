using System.Collections.Immutable;

namespace PatchQueue.Ordering;

/// <summary>An upstream commit that mends or takes back what a patch of the queue is, and that the queue lacks.</summary>
/// <param name="Id">Its full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Release">The first release that has it; null when none is known.</param>
/// <param name="IsRevert">Whether it takes the commit back.</param>
public sealed record MissingFix(string Id, string Subject, string? Release, bool IsRevert)
{
    /// <summary>The patches that it is about, with the commit of each, in the order of the series.</summary>
    public ImmutableArray<(string Patch, string Commit)> Of { get; init; } = [];

    /// <summary>The commit that took this one back in turn; null when none did.</summary>
    public string? RevertedBy { get; init; }
}
