namespace PatchQueue.Expanding;

/// <summary>A patch that the series names cannot be read.</summary>
/// <param name="reference">The patch.</param>
/// <param name="fault">What is wrong, in words that follow its name.</param>
public sealed class PatchFileException(PatchReference reference, string fault)
    : IOException($"{reference.SeriesFile}:{reference.SeriesLine}: {reference.DisplayName} {fault}")
{
    /// <summary>The patch.</summary>
    public PatchReference Reference { get; } = reference;
}
