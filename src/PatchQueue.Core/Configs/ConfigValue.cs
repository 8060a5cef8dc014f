namespace PatchQueue.Configs;

/// <summary>What a line asks of an option: <c>y</c>, <c>m</c>, <c>n</c>, a number, a string in its quotes, or that it be absent.</summary>
/// <param name="Text">As a .config has it behind the <c>=</c>; <c>-</c> for absent.</param>
public sealed record ConfigValue(string Text)
{
    /// <summary>Built in.</summary>
    public static ConfigValue Yes { get; } = new("y");

    /// <summary>A module.</summary>
    public static ConfigValue Module { get; } = new("m");

    /// <summary>Not set, which a file says by <c># CONFIG_X is not set</c>.</summary>
    public static ConfigValue No { get; } = new("n");

    /// <summary>The option must not be in the result at all; only Ubuntu's annotations can ask for it.</summary>
    public static ConfigValue Absent { get; } = new("-");

    /// <summary>Whether it switches something on: <c>y</c> or <c>m</c>.</summary>
    public bool IsOn => Text is "y" or "m";

    /// <summary>Whether it is one of <c>y</c>, <c>m</c> and <c>n</c>.</summary>
    public bool IsTristate => Text is "y" or "m" or "n";

    /// <summary>Whether it asks for absence.</summary>
    public bool IsAbsent => Text == "-";

    /// <summary>Whether it is a string in its quotes.</summary>
    public bool IsQuoted => Text.Length > 1 && Text[0] == '"' && Text[^1] == '"';

    /// <summary>Reads what stands behind the <c>=</c> of a line, or what a person has typed.</summary>
    public static ConfigValue Of(string text) => text switch
    {
        "y" => Yes,
        "m" => Module,
        "n" => No,
        "-" => Absent,
        _ => new ConfigValue(text),
    };

    /// <summary>The line of a .config that asks for it, with its line end; nothing for absence.</summary>
    /// <param name="symbol">The option without <c>CONFIG_</c>.</param>
    public string LineFor(string symbol) =>
        IsAbsent ? "" : Text == "n" ? $"# CONFIG_{symbol} is not set\n" : $"CONFIG_{symbol}={Text}\n";

    /// <inheritdoc/>
    public override string ToString() => Text;
}
