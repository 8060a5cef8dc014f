namespace PatchQueue.Configs;

/// <summary>A line of a .config or a fragment. Bytes are kept one to a character (Latin-1), so that nothing is lost.</summary>
/// <param name="Text">All of it, with its line end.</param>
/// <param name="Symbol">The option it is about, without <c>CONFIG_</c>; null for a comment, a blank and what is not understood.</param>
/// <param name="Value">What it asks for; null where there is no symbol.</param>
public sealed record ConfigLine(string Text, string? Symbol, ConfigValue? Value)
{
    private const string Prefix = "CONFIG_";
    private const string Off = " is not set";

    /// <summary>Whether it is a comment that asks for nothing.</summary>
    public bool IsComment => Symbol is null && Text.AsSpan().TrimStart() is ['#', ..];

    /// <summary>Whether it is neither an option, a comment nor blank.</summary>
    public bool IsUnknown => Symbol is null && !IsComment && !string.IsNullOrWhiteSpace(Text);

    /// <summary>Reads one line.</summary>
    public static ConfigLine Read(string text)
    {
        var body = text.AsSpan().Trim();
        if (body.StartsWith(Prefix, StringComparison.Ordinal) && body.IndexOf('=') is var equals and > 0
            && IsSymbol(body[Prefix.Length..equals]))
        {
            return new ConfigLine(text, body[Prefix.Length..equals].ToString(), ConfigValue.Of(body[(equals + 1)..].ToString()));
        }

        // # CONFIG_X is not set
        return body.StartsWith("# CONFIG_", StringComparison.Ordinal) && body.EndsWith(Off, StringComparison.Ordinal)
            && body[("# CONFIG_".Length)..^Off.Length] is var name && IsSymbol(name)
            ? new ConfigLine(text, name.ToString(), ConfigValue.No)
            : new ConfigLine(text, null, null);
    }

    /// <summary>The line that asks for a value.</summary>
    public static ConfigLine Of(string symbol, ConfigValue value) => new(value.LineFor(symbol), symbol, value);

    private static bool IsSymbol(ReadOnlySpan<char> name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }
}
