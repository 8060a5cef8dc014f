using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>A row as it is to be written in another dialect.</summary>
/// <param name="Row">Where it comes from.</param>
/// <param name="Values">What it asks for.</param>
public sealed record ConvertedRow(ConfigRow Row, IReadOnlyDictionary<string, ConfigValue> Values)
{
    /// <summary>Architecture and the rest of the name, in words without a slash.</summary>
    public string Flavor => Row.Variant is "none" or "" || Row.Flavor.StartsWith(Row.Variant + "-", StringComparison.Ordinal)
        ? Row.Flavor
        : $"{Row.Variant}-{Row.Flavor}";

    /// <summary>Puts each option into the lowest of the layers all of whose rows ask for the same.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="layersOf">The layers of a row, lowest first; each row has one of its own.</param>
    /// <returns>The options of each layer that has any, by layer.</returns>
    internal static SortedDictionary<string, SortedDictionary<string, ConfigValue>> Hoist(
        ImmutableArray<ConvertedRow> rows, Func<ConvertedRow, IReadOnlyList<string>> layersOf)
    {
        var layers = rows.ToDictionary(row => row, layersOf);
        var users = layers.SelectMany(pair => pair.Value.Select(layer => (layer, pair.Key))).ToLookup(pair => pair.layer, pair => pair.Key);
        var result = new SortedDictionary<string, SortedDictionary<string, ConfigValue>>(StringComparer.Ordinal);
        foreach (var (row, names) in layers)
        {
            foreach (var (symbol, value) in row.Values)
            {
                var lowest = names.First(name => users[name].All(user => user.Values.GetValueOrDefault(symbol) == value));
                if (!result.TryGetValue(lowest, out var layer))
                {
                    result.Add(lowest, layer = new(StringComparer.Ordinal));
                }

                layer[symbol] = value;
            }
        }

        return result;
    }

    /// <summary>The options as lines of a fragment, sorted.</summary>
    internal static string Lines(IEnumerable<KeyValuePair<string, ConfigValue>> options) =>
        string.Concat(options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => option.Value.LineFor(option.Key)));
}
