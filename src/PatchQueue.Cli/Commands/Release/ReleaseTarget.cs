namespace PatchQueue.Commands;

/// <summary>Where a release goes.</summary>
/// <param name="Name">As the command line has it.</param>
/// <param name="Submit">Hands a package over, given its folder; says in words what that came to. Once more does no harm.</param>
internal sealed record ReleaseTarget(string Name, Func<string, CancellationToken, string> Submit);
