using System.Collections.Immutable;

namespace PatchQueue.Git;

/// <summary>
/// What git sees of a person's environment where it acts for the person: whose name and keys it takes, and how it reaches others.
/// </summary>
public static class PersonalGit
{
    private static readonly string[] Inherited =
    [
        "HOME", "USER", "EMAIL", "TERM", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "GNUPGHOME", "GPG_TTY", "SSH_AUTH_SOCK", "SSH_ASKPASS",
        "GIT_SSH_COMMAND", "GIT_ASKPASS", "https_proxy", "http_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
    ];

    // Several each, GIT_CONFIG_COUNT's keys and values among them.
    private static readonly string[] Families = ["GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_CONFIG"];

    /// <summary>The variables to pass on.</summary>
    /// <param name="environment">The person's.</param>
    public static ImmutableSortedDictionary<string, string> Variables(IReadOnlyDictionary<string, string> environment) => environment
        .Where(pair => Inherited.Contains(pair.Key) || Families.Any(family => pair.Key.StartsWith(family, StringComparison.Ordinal)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal)
        .SetItem("GIT_TERMINAL_PROMPT", "0");
}
