using PatchQueue.Diffing;

namespace PatchQueue.Merging;

/// <summary>How files are merged. The defaults are those of <c>git merge-file</c>.</summary>
public sealed record MergeOptions
{
    /// <summary>How the lines of two files are matched; <c>git merge</c> takes <see cref="DiffAlgorithm.Histogram"/>.</summary>
    public DiffAlgorithm Algorithm { get; init; } = DiffAlgorithm.Myers;

    /// <summary>What is taken for a conflict.</summary>
    public MergeLevel Level { get; init; } = MergeLevel.ZealousWords;

    /// <summary>What a conflict shows.</summary>
    public MergeStyle Style { get; init; } = MergeStyle.Merge;
}
