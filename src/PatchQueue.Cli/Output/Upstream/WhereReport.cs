using System.Collections.Immutable;
using PatchQueue.Checking;

namespace PatchQueue.Output;

/// <summary>What a queue has of a commit or a reference.</summary>
/// <param name="What">What was asked for.</param>
/// <param name="Commit">The commit's id; null for a reference.</param>
internal sealed record WhereReport(string What, string? Commit)
{
    /// <summary>The patches that name it.</summary>
    public ImmutableArray<WherePatch> Patches { get; init; } = [];

    /// <summary>Its line in the blacklist; null when it has none.</summary>
    public BlacklistEntry? Blacklisted { get; init; }

    /// <summary>Whether no branch that is fetched has the commit.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The branch that has the commit; null when that was not looked for.</summary>
    public string? Branch { get; init; }

    /// <summary>The first release that has it; null when none is known.</summary>
    public string? Release { get; init; }

    /// <summary>The patch that it would stand behind; null when it would be the first.</summary>
    public string? After { get; init; }
}

/// <summary>A patch that names it.</summary>
/// <param name="Name">The patch.</param>
/// <param name="Tag">The tag that does.</param>
/// <param name="Value">That tag's value.</param>
internal sealed record WherePatch(string Name, string Tag, string Value);
