using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Kconfig;
using PatchQueue.Options;

namespace PatchQueue.Configuring;

/// <summary>An option that the kernel asks about and that no layer of some rows answers.</summary>
/// <param name="Definition">Where and how it is defined.</param>
/// <param name="Defaults">The kernel's default in each of these rows.</param>
public sealed record PendingOption(OptionDefinition Definition, ImmutableSortedDictionary<string, ConfigValue> Defaults)
{
    /// <summary>Without <c>CONFIG_</c>.</summary>
    public string Symbol => Definition.Symbol;

    /// <summary>What is pending in rows that the kernel was asked about, by subsystem, then by name.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="results">What the kernel said, in the same order.</param>
    /// <param name="indexes">The Kconfig files.</param>
    public static ImmutableArray<PendingOption> Of(
        IReadOnlyList<ConfigRow> rows, IReadOnlyList<EvaluatedRow> results, KconfigIndexes indexes)
    {
        var found = new SortedDictionary<string,
            (OptionDefinition Definition, ImmutableSortedDictionary<string, ConfigValue>.Builder Defaults)>(
            StringComparer.Ordinal);
        foreach (var (row, result) in rows.Zip(results))
        {
            var merged = LayerMerge.Merge(row);
            foreach (var option in result.Unanswered.Where(option => merged.Find(option.Symbol) is null))
            {
                if (!found.TryGetValue(option.Symbol, out var pending))
                {
                    var definition = indexes.Of(row.KernelArch).First(option.Symbol)
                        ?? new OptionDefinition { Symbol = option.Symbol, Origin = new ConfigOrigin("Kconfig", 0) };
                    found.Add(option.Symbol, pending = (definition, ImmutableSortedDictionary.CreateBuilder<string,
                        ConfigValue>(StringComparer.Ordinal)));
                }

                pending.Defaults[row.Name] = option.After!;
            }
        }

        return
        [
            .. found.Values.Select(pending => new PendingOption(pending.Definition, pending.Defaults.ToImmutable()))
                .OrderBy(pending => pending.Definition.Group, StringComparer.Ordinal).ThenBy(pending => pending.Symbol,
                    StringComparer.Ordinal),
        ];
    }
}
