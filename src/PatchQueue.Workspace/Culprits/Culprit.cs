using System.Collections.Immutable;
using PatchQueue.Histories;

namespace PatchQueue.Culprits;

/// <summary>An upstream change that a patch has to be brought together with, or that has brought it.</summary>
/// <param name="Kind">What it has to do with the patch.</param>
/// <param name="Commit">The commit; null where no history is at hand.</param>
public sealed record Culprit(CulpritKind Kind, TracedCommit? Commit)
{
    /// <summary>The hunks that it concerns.</summary>
    public ImmutableArray<CulpritPlace> Places { get; init; } = [];

    /// <summary>The lines of its diff that overlap those of the hunk, each with its sign; shortened where they are many.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Lines { get; init; } = [];

    /// <summary>The file's new name, where it has one; else the name that is gone; null for neither.</summary>
    public string? Name { get; init; }

    /// <summary>The commit that it reverts or mends; null for none.</summary>
    public string? Of { get; init; }

    /// <summary>Its place in upstream's order; commits without one come last.</summary>
    internal int Number { get; init; } = int.MaxValue;
}
