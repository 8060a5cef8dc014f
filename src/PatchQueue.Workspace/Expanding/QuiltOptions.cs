namespace PatchQueue.Expanding;

/// <summary>What quilt has to be told about the queue.</summary>
/// <param name="PatchesDirectory">The folder that patch names are relative to, absolute: <c>QUILT_PATCHES</c>.</param>
/// <param name="SeriesName">The series file as quilt finds it, a name in that folder or absolute: <c>QUILT_SERIES</c>.</param>
/// <param name="PatchNames">The names of the patches of the run, in order, as bytes.</param>
/// <param name="OwnSeries">The content of a series to keep in <c>.pc</c>, where quilt cannot read the queue's own; null otherwise.</param>
public sealed record QuiltOptions(
    string PatchesDirectory, string SeriesName, IReadOnlyList<ReadOnlyMemory<byte>> PatchNames, byte[]? OwnSeries);
