using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>One option that two configs do not agree on.</summary>
/// <param name="Symbol">Without <c>CONFIG_</c>.</param>
/// <param name="Before">Its value in the first; null when it is not there.</param>
/// <param name="After">Its value in the second; null when it is not there.</param>
public sealed record OptionChange(string Symbol, ConfigValue? Before, ConfigValue? After)
{
    /// <summary>What two configs do not agree on, by option.</summary>
    public static ImmutableArray<OptionChange> Between(
        IReadOnlyDictionary<string, ConfigValue> before, IReadOnlyDictionary<string, ConfigValue> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(symbol => new OptionChange(symbol, before.GetValueOrDefault(symbol), after.GetValueOrDefault(symbol)))
            .Where(change => change.Before != change.After),
    ];
}
