using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>A branch of a repository elsewhere.</summary>
/// <param name="Address">As git takes it.</param>
/// <param name="Branch">Its short name.</param>
public sealed record GitRemote(string Address, string Branch)
{
    /// <summary>What git and ssh need of the environment to reach it: HOME, an agent's socket.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The address as it may be shown: without a password that somebody wrote into it.</summary>
    public string ShownAddress =>
        Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.UserInfo.Contains(':', StringComparison.Ordinal)
        ? new UriBuilder(uri) { Password = "***" }.Uri.ToString()
        : Address;
}
