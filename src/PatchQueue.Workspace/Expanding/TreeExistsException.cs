namespace PatchQueue.Expanding;

/// <summary>The directory that was to be made holds something already; it is never overwritten.</summary>
/// <param name="path">The directory.</param>
public sealed class TreeExistsException(string path) : IOException($"{path} exists and is not empty");
