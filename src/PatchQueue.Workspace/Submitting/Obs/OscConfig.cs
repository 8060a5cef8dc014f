using System.Text;
using PatchQueue.Archives;
using PatchQueue.Text;

namespace PatchQueue.Submitting;

/// <summary>
/// The settings of osc: sections <c>[general]</c> and one for each server, <c>name = value</c>, comments behind <c>#</c> or <c>;</c>.
/// </summary>
public sealed class OscConfig
{
    private const string General = "general";
    private const int MostPassword = 1 << 16;
    private const string Obfuscated = "ObfuscatedConfigFileCredentialsManager";

    private readonly string _path;
    private readonly Dictionary<string, Dictionary<string, string>> _sections;

    private OscConfig(string path, Dictionary<string, Dictionary<string, string>> sections) => (_path, _sections) = (path, sections);

    /// <summary>No settings at all.</summary>
    public static readonly OscConfig None = new("", []);

    /// <summary>Reads them.</summary>
    /// <param name="path">Of the file; absolute.</param>
    /// <exception cref="SubmitException">A line cannot be understood; it is named, not shown.</exception>
    public static OscConfig Read(string path)
    {
        var sections = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        var (section, number) = (new Dictionary<string, string>(StringComparer.Ordinal), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text[0] is '#' or ';' || (char.IsWhiteSpace(line[0]) && section.Count > 0))
            {
                continue;
            }

            if (text[0] == '[' && text[^1] == ']')
            {
                section = sections[text[1..^1].TrimEnd('/')] = new Dictionary<string, string>(StringComparer.Ordinal);
            }
            else if (text.IndexOfAny(['=', ':']) is var at and > 0)
            {
                section[text[..at].TrimEnd()] = text[(at + 1)..].TrimStart();
            }
            else
            {
                throw new SubmitException($"{DisplayText.Of(path)}:{number}: this is no NAME = VALUE");
            }
        }

        return new OscConfig(path, sections);
    }

    /// <summary>The address that is used where none is named; null for none.</summary>
    public string? DefaultApi => Find(General)?.GetValueOrDefault("apiurl");

    /// <summary>The account at a server.</summary>
    /// <param name="api">Its address, or an alias that a section has for it.</param>
    /// <param name="user">In place of the section's; null for that.</param>
    /// <param name="password">In place of the section's; null for that.</param>
    /// <exception cref="SubmitException">The address is none, or the password is kept where pq cannot reach it.</exception>
    public ServerAccount AccountAt(string api, string? user, string? password)
    {
        var (name, section) = SectionOf(api);
        if (!Uri.TryCreate(name.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.UserInfo.Length > 0)
        {
            // What stands before an '@' may be a password.
            throw new SubmitException(
                $"{(name.Contains('@', StringComparison.Ordinal) ? "the address" : DisplayText.Of(name))} is no https://HOST",
                "the address of a service's API, or its alias in the oscrc; user and password do not belong into it");
        }

        return new ServerAccount(address, user ?? section.GetValueOrDefault("user", ""), password ?? PasswordOf(section, address))
        {
            Certificates = section.GetValueOrDefault("cafile"),
            AllowsPlainHttp = section.GetValueOrDefault("allow_http") is "1" or "true" or "yes",
        };
    }

    private (string Name, Dictionary<string, string> Section) SectionOf(string api)
    {
        var name = api.TrimEnd('/');
        if (Find(name) is { } exact)
        {
            return (name, exact);
        }

        foreach (var (key, section) in _sections)
        {
            if (section.GetValueOrDefault("aliases", "").Split(',', StringSplitOptions.TrimEntries).Contains(api))
            {
                return (key, section);
            }
        }

        return (name, []);
    }

    private string? PasswordOf(Dictionary<string, string> section, Uri address)
    {
        var keeper = section.GetValueOrDefault("credentials_mgr_class", "");
        if (section.GetValueOrDefault("passx") is { } hidden)
        {
            return Decode(hidden);
        }

        return section.GetValueOrDefault("pass") is { } plain
            ? keeper.Contains(Obfuscated, StringComparison.Ordinal) ? Decode(plain) : plain
            : keeper.Length == 0 ? null
            : throw new SubmitException(
                $"osc keeps the password for {address} where pq does not reach it", "give it to pq in OSC_PASSWORD");
    }

    // What osc calls obfuscated: bzip2, then base64.
    private string Decode(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Decompression.Decompress(Convert.FromBase64String(text), _path, MostPassword).Span);
        }
        catch (Exception failure) when (failure is FormatException or IOException or InvalidDataException)
        {
            throw new SubmitException($"the obfuscated password in {DisplayText.Of(_path)} cannot be read");
        }
    }

    private Dictionary<string, string>? Find(string section) => _sections.GetValueOrDefault(section);
}
