using System.Collections.Immutable;
using PatchQueue.Options;

namespace PatchQueue.Kconfig;

/// <summary>What has become of the options between two kernels, from their Kconfig files.</summary>
/// <param name="Appeared">Defined only in the new one.</param>
/// <param name="Vanished">Defined only in the old one.</param>
/// <param name="Renamed">Probably the same: the question or the help text is, and no other option has it.</param>
/// <param name="Defaults">Defined in both, with other defaults.</param>
public sealed record KernelDifference(
    ImmutableArray<OptionDefinition> Appeared,
    ImmutableArray<OptionDefinition> Vanished,
    ImmutableArray<(string From, string To)> Renamed,
    ImmutableArray<(string Symbol, string Before, string After)> Defaults)
{
    /// <summary>Compares two kernels for one architecture.</summary>
    public static KernelDifference Between(KconfigIndex before, KconfigIndex after)
    {
        var appeared = Only(after, before);
        var vanished = Only(before, after);
        return new KernelDifference(
            appeared, vanished, Renames(vanished, appeared),
            [
                .. before.Symbols.Where(symbol => !after.Find(symbol).IsEmpty).Order(StringComparer.Ordinal)
                    .Select(symbol => (symbol, DefaultsOf(before, symbol), DefaultsOf(after, symbol))).Where(row => row.Item2 != row.Item3),
            ]);
    }

    private static ImmutableArray<OptionDefinition> Only(KconfigIndex one, KconfigIndex other) =>
        [.. one.Symbols.Where(symbol => other.Find(symbol).IsEmpty).Order(StringComparer.Ordinal).Select(symbol => one.First(symbol)!)];

    private static ImmutableArray<(string From, string To)> Renames(
        ImmutableArray<OptionDefinition> vanished, ImmutableArray<OptionDefinition> appeared)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in (Func<OptionDefinition, string>[])[option => option.Help, option => option.Prompt])
        {
            var old = vanished.Where(option => key(option).Length > 0).ToLookup(key, StringComparer.Ordinal);
            foreach (var group in appeared.Where(option => key(option).Length > 0).GroupBy(key, StringComparer.Ordinal))
            {
                if (group.Count() == 1 && old[group.Key].Take(2).ToList() is [var only])
                {
                    pairs.TryAdd(only.Symbol, group.First().Symbol);
                }
            }
        }

        return [.. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))];
    }

    private static string DefaultsOf(KconfigIndex index, string symbol) =>
        string.Join("; ", index.Find(symbol).SelectMany(option => option.Defaults));
}
