namespace PatchQueue.Quilt;

/// <summary>What quilt has to be told about the queue.</summary>
/// <param name="PatchesDirectory">The folder that patch names are relative to: <c>QUILT_PATCHES</c>.</param>
/// <param name="SeriesName">The series file as quilt finds it, a name in that folder or absolute: <c>QUILT_SERIES</c>.</param>
/// <param name="OwnSeries">The content of a series to keep in <c>.pc</c>, where quilt cannot read the queue's own; null otherwise.</param>
public sealed record QuiltQueue(string PatchesDirectory, string SeriesName, byte[]? OwnSeries);
