namespace PatchQueue.Commands;

/// <summary>What the command line names of a rebase's mainlines.</summary>
/// <param name="From">The old mainline; null where it is known.</param>
/// <param name="Onto">The new ones; empty where they are known.</param>
/// <param name="Git">The clone that has the upstream commits; null for that of the settings.</param>
internal sealed record NamedMainlines(string? From, IReadOnlyList<string> Onto, string? Git);
