using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>What a row asks for when its layers are merged, before the kernel has its say.</summary>
public sealed class MergedConfig
{
    private readonly Dictionary<string, MergedOption> _bySymbol;

    internal MergedConfig(ImmutableArray<MergedOption> options)
    {
        Options = options;
        _bySymbol = options.ToDictionary(option => option.Symbol, StringComparer.Ordinal);
    }

    /// <summary>Each option once, in the order in which they are first named.</summary>
    public ImmutableArray<MergedOption> Options { get; }

    /// <summary>What is asked of an option; null for nothing.</summary>
    public MergedOption? Find(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    /// <summary>All values, those included that ask for absence, by option.</summary>
    public Dictionary<string, ConfigValue> Asked() =>
        Options.ToDictionary(option => option.Symbol, option => option.Value, StringComparer.Ordinal);

    /// <summary>The values that are not absences, by option.</summary>
    public Dictionary<string, ConfigValue> Values() => Options.Where(option => !option.Value.IsAbsent)
        .ToDictionary(option => option.Symbol, option => option.Value, StringComparer.Ordinal);
}
