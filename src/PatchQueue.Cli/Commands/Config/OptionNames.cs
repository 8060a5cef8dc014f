using PatchQueue.Cli;
using PatchQueue.Configs;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Options as people type them: with <c>CONFIG_</c> or without.</summary>
internal static class OptionNames
{
    private const string Prefix = "CONFIG_";

    /// <summary>The name without <c>CONFIG_</c>.</summary>
    /// <exception cref="UsageException">It is no name of an option.</exception>
    public static string Of(string text)
    {
        var name = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? name
            : throw new UsageException($"'{DisplayText.Of(text)}' is no name of an option", "an option is written HZ or CONFIG_HZ");
    }

    /// <summary>A name and the value behind its <c>=</c>.</summary>
    /// <exception cref="UsageException">It is not <c>OPTION=VALUE</c>.</exception>
    public static (string Symbol, ConfigValue Value) Assignment(string text) => text.Split('=', 2) is [var name, { Length: > 0 } value]
        ? (Of(name), Value(value))
        : throw new UsageException($"'{DisplayText.Of(text)}' is not OPTION=VALUE");

    /// <summary>A value: <c>y</c>, <c>m</c>, <c>n</c>, a number, <c>-</c> for absent, anything else a string that gets its
    /// quotes.</summary>
    public static ConfigValue Value(string text) => text is "y" or "m" or "n" or "-" || text.StartsWith('"') || IsNumber(text)
        ? ConfigValue.Of(text)
        : new ConfigValue($"\"{text}\"");

    /// <summary>The values of a .config; of two lines the last holds.</summary>
    public static Dictionary<string, ConfigValue> ValuesOf(byte[] config) => OptionFile.Read("", config).Options()
        .GroupBy(option => option.Symbol, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    private static bool IsNumber(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) || text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
}
