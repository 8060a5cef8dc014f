using System.Collections.Immutable;

namespace PatchQueue.Changelogs;

/// <summary>What somebody did to a queue at a moment: one entry of a changelog.</summary>
/// <param name="When">The moment, with the time zone it was noted in.</param>
/// <param name="Name">Who: a name.</param>
/// <param name="Email">Who: an address.</param>
/// <param name="Items">What was done; never empty.</param>
public sealed record ChangelogEntry(DateTimeOffset When, string Name, string Email, ImmutableArray<ChangelogItem> Items)
{
    /// <summary>The commit that is written below it; null for none.</summary>
    public string? Commit { get; init; }
}
