using System.Collections.Immutable;

namespace PatchQueue.Backporting;

/// <summary>What became of one commit.</summary>
/// <param name="Commit">Its full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Kind">What became of it.</param>
public sealed record Backport(string Commit, string Subject, BackportKind Kind)
{
    /// <summary>The patch that it is, or would be; null when it is none.</summary>
    public string? Patch { get; init; }

    /// <summary>Why it is not taken; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether only a part of it is taken.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Its files, merged.</summary>
    public ImmutableArray<MergedFile> Files { get; init; } = [];

    /// <summary>Patches behind it that do not apply any more.</summary>
    public ImmutableArray<string> Broken { get; init; } = [];
}
