namespace PatchQueue.Commands;

/// <summary>One step of a release, as it ended.</summary>
/// <param name="Name">Its name: <c>export</c>, <c>tag</c>, <c>submit</c>.</param>
/// <param name="WasDone">Whether an earlier run, or somebody else, had done it already.</param>
/// <param name="Words">What it came to.</param>
internal sealed record ReleaseStep(string Name, bool WasDone, string Words);
