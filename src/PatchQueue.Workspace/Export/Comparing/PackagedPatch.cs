using PatchQueue.Packaging;

namespace PatchQueue.Export;

/// <summary>A patch of a package.</summary>
/// <param name="Name">Its file's name.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Tags">What its header says.</param>
public sealed record PackagedPatch(string Name, string Hash, PatchTags Tags);
