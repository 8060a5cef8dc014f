using System.Collections.Immutable;

namespace PatchQueue.Submitting;

/// <summary>A branch of a repository elsewhere.</summary>
/// <param name="Address">As git takes it.</param>
/// <param name="Branch">Its short name.</param>
public sealed record GitRemote(string Address, string Branch)
{
    /// <summary>What git and ssh need of the environment to reach it: HOME, an agent's socket.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The address as it may be shown, and as others may use it: without what is nobody's but ours.</summary>
    public string ShownAddress => UserPart is not { Length: > 0 } part
        ? Address
        : Address.Remove(HostBegin, part.Length).Insert(HostBegin, ShownUserPart);

    /// <summary>Makes words of git's fit to be shown.</summary>
    public string Hide(string words)
    {
        if (UserPart is not { Length: > 0 } part)
        {
            return words;
        }

        words = words.Replace(part, ShownUserPart, StringComparison.Ordinal);
        var user = part[..^1].Split(':')[0];
        return user.Length == 0 ? words : words.Replace(user + "@", ShownUserPart, StringComparison.Ordinal);
    }

    /// <summary>The branch and the address, never a password.</summary>
    public override string ToString() => $"{Branch} of {ShownAddress}";

    // Behind "://"; 0 for the path of a folder and for HOST:PATH, where no password can stand.
    private int HostBegin => Address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0;

    // USER:PASSWORD@
    private string UserPart
    {
        get
        {
            var rest = HostBegin == 0 ? "" : Address[HostBegin..];
            var host = rest[..(rest.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : rest.Length)];
            return host[..(host.LastIndexOf('@') + 1)];
        }
    }

    // A token may stand in the user's place. ssh asks for no such thing, and without its user the address is another.
    private string ShownUserPart =>
        Address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "" : UserPart[..^1].Split(':')[0] + "@";
}
