namespace PatchQueue.Quilt;

/// <summary>What is asked for when a run is to leave a <c>.pc</c>.</summary>
/// <param name="Queue">Where quilt finds the queue.</param>
/// <param name="PatchNames">The names of the patches of the run, in order, as bytes.</param>
public sealed record QuiltOptions(QuiltQueue Queue, IReadOnlyList<ReadOnlyMemory<byte>> PatchNames);
