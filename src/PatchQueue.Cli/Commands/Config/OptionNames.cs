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
        : throw new UsageException($"'{DisplayText.Of(text)}' is not OPTION=VALUE", "such as HZ=250, KVM=m or LOCALVERSION=-mine");

    /// <summary>A value: <c>y</c>, <c>m</c>, <c>n</c>, a number, <c>-</c> for absent, anything else a string that gets its
    /// quotes.</summary>
    /// <exception cref="UsageException">It is longer than a line, or its quotes do not close.</exception>
    public static ConfigValue Value(string text)
    {
        if (text.AsSpan().ContainsAny('\n', '\r', '\0'))
        {
            throw new UsageException($"'{DisplayText.Of(text)}' is no value: it is longer than a line");
        }

        var value = ConfigValue.Of(text);
        return text is "y" or "m" or "n" or "-" || IsNumber(text) || value.IsQuoted ? value
            : !text.StartsWith('"') ? new ConfigValue($"\"{Escaped(text)}\"")
            : throw new UsageException(
                $"'{DisplayText.Of(text)}' is no value: its quotes do not close", "a string gets its quotes by itself");
    }

    /// <summary>The values of a .config; of two lines the last holds.</summary>
    /// <param name="path">Where it stands; absolute.</param>
    /// <exception cref="UsageException">No such file, or it is full of something else.</exception>
    public static Dictionary<string, ConfigValue> ValuesOf(string path)
    {
        var config = File.Exists(path) ? File.ReadAllBytes(path) : throw new UsageException($"there is no file {DisplayText.Of(path)}");
        var file = OptionFile.Read("", config);
        var values = file.Options().GroupBy(option => option.Symbol, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        return values.Count > 0 || !file.Lines.Any(line => line.IsUnknown) ? values
            : throw new UsageException($"{DisplayText.Of(path)} is no .config: not a line of it is about an option");
    }

    // As conf reads a string: a backslash takes the next character as it is.
    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static bool IsNumber(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) || text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
}
