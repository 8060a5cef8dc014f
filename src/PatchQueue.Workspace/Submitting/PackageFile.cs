namespace PatchQueue.Submitting;

/// <summary>A file of a package: its name and its bytes' hash, as the build service knows it.</summary>
/// <param name="Name">A name without a slash.</param>
/// <param name="Md5">MD5 of its bytes, by which the service tells files apart; lower case.</param>
/// <param name="Size">In bytes.</param>
public sealed record PackageFile(string Name, string Md5, long Size)
{
    /// <summary>SHA-256 of its bytes, with which the service checks that the MD5 does not mislead it; null when it is not known.</summary>
    public string? Sha256 { get; init; }
}
