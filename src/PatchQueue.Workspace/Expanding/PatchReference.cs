namespace PatchQueue.Expanding;

/// <summary>A patch that a series names, and where it lies.</summary>
/// <param name="DisplayName">Its name in the series, escaped to be shown.</param>
/// <param name="FilePath">The file.</param>
/// <param name="Strip">The strip level of its entry.</param>
/// <param name="IsReversed">Whether its entry says <c>-R</c>.</param>
/// <param name="SeriesFile">The series that names it, to be shown.</param>
/// <param name="SeriesLine">The line there, from 1.</param>
public sealed record PatchReference(string DisplayName, string FilePath, int Strip, bool IsReversed, string SeriesFile, int SeriesLine);
