using System.Net.Http.Headers;
using System.Text;

namespace PatchQueue.Submitting;

/// <summary>A build service and who we are there. It shows its password to nobody: not in its words, not in errors.</summary>
/// <param name="Api">The address of the service's API.</param>
/// <param name="User">The name of the account; empty for none.</param>
public sealed record ServerAccount(Uri Api, string User)
{
    private readonly string? _password;

    /// <summary>Makes an account with a password.</summary>
    /// <param name="api">The address of the service's API.</param>
    /// <param name="user">The name of the account.</param>
    /// <param name="password">The password; null for none.</param>
    public ServerAccount(Uri api, string user, string? password)
        : this(api, user) => _password = password;

    /// <summary>A file of certificates that the server's is checked with in place of the system's; null for those.</summary>
    public string? Certificates { get; init; }

    /// <summary>Whether the password may go over a connection that is not encrypted.</summary>
    public bool AllowsPlainHttp { get; init; }

    /// <summary>Whether there is a password.</summary>
    public bool HasPassword => _password is not null;

    /// <summary>The header that says who we are; null for nobody.</summary>
    internal AuthenticationHeaderValue? Header => _password is null ? null
        : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{_password}")));

    /// <summary>The account with the address, never the password.</summary>
    public override string ToString() => $"{User} at {Api}";
}
