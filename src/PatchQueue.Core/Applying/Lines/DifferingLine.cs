namespace PatchQueue.Applying;

/// <summary>A line that keeps a hunk from fitting.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Expected">What the patch expects, without its LF, escaped.</param>
/// <param name="Found">What the file has, without its LF, escaped; null behind its end.</param>
public sealed record DifferingLine(int Line, string Expected, string? Found);
