namespace PatchQueue.Commands;

/// <summary>Hands a package over to where a release goes; once more does no harm.</summary>
/// <param name="package">The package's folder; absolute.</param>
/// <param name="cancellation">Ends it.</param>
/// <returns>What it came to, in words.</returns>
internal delegate string ReleaseTarget(string package, CancellationToken cancellation);
