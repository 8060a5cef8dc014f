using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Kconfig;

/// <summary>What the kernel makes of a row.</summary>
public sealed record EvaluatedRow
{
    /// <summary>The row's name.</summary>
    public required string Name { get; init; }

    /// <summary>The .config, as the kernel writes it.</summary>
    public required ReadOnlyMemory<byte> Config { get; init; }

    /// <summary>The options that the request does not answer, with the kernel's defaults; empty where that was not asked.</summary>
    public ImmutableArray<OptionChange> Unanswered { get; init; } = [];

    /// <summary>Options of the request that the kernel does not know.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>What else it warned of, a line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The values of the .config.</summary>
    public Dictionary<string, ConfigValue> Values()
    {
        var values = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);
        foreach (var option in OptionFile.Read("", Config.Span).Options())
        {
            values[option.Symbol] = option.Value;
        }

        return values;
    }
}
