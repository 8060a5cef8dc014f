using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Options;

/// <summary>One <c>config</c> or <c>menuconfig</c> of a Kconfig file; an option may have several.</summary>
public sealed record OptionDefinition
{
    /// <summary>Without <c>CONFIG_</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The Kconfig file and the line of its <c>config</c>.</summary>
    public required ConfigOrigin Origin { get; init; }

    /// <summary><c>bool</c>, <c>tristate</c>, <c>int</c>, <c>hex</c> or <c>string</c>; empty where another definition says it.</summary>
    public string Type { get; init; } = "";

    /// <summary>What the person is asked; empty where nobody is.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>What the prompt's own <c>if</c> says; empty for nothing.</summary>
    public string PromptIf { get; init; } = "";

    /// <summary>What it depends on, the menus, choices and ifs around it first.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    /// <summary>Defaults, each as it is written: <c>VALUE [if CONDITION]</c>.</summary>
    public ImmutableArray<string> Defaults { get; init; } = [];

    /// <summary>What it selects: the option, and the condition, empty for none.</summary>
    public ImmutableArray<(string Symbol, string Condition)> Selects { get; init; } = [];

    /// <summary>The help text, without its indentation.</summary>
    public string Help { get; init; } = "";

    /// <summary>Whether an option of its type can have a value; any can where the type is not known.</summary>
    public bool Takes(ConfigValue value) => Type switch
    {
        "bool" => value.Text is "y" or "n",
        "tristate" => value.IsTristate,
        "int" => value.Text.TrimStart('-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit),
        "hex" => value.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && value.Text.Length > 2
            && value.Text.Skip(2).All(char.IsAsciiHexDigit),
        "string" => value.IsQuoted,
        _ => true,
    };

    /// <summary>Whether a person may be asked.</summary>
    public bool HasPrompt => Prompt.Length > 0;

    /// <summary>The subsystem that a person would look for it in: the first folders of its file.</summary>
    public string Group
    {
        get
        {
            var parts = Origin.Path.Split('/');
            var depth = parts is ["drivers", "net" or "media" or "gpu", ..] ? 3 : 2;
            return parts.Length == 1 ? "init" : string.Join('/', parts[..^1].Take(depth));
        }
    }
}
