namespace PatchQueue.Defines;

/// <summary>A kernel of Debian's, and the files it is merged from, lowest first; those that are not named may be absent.</summary>
internal sealed record DebianRow(
    string Arch, string KernelArch, string FeatureSet, string Flavour, IReadOnlyList<(string Path, bool IsNamed)> Files);
