using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>Lines that could go: what repeats a line of the same layer, or what every row would inherit anyway.</summary>
public static class LayerCompaction
{
    /// <summary>Options that stand more than once in a layer, with the line that loses.</summary>
    public static IEnumerable<(string Layer, RequestedOption Option)> Duplicates(ConfigMatrix matrix) => matrix.Rows
        .SelectMany(row => row.Layers.Select(layer => (layer, row.Rule))).DistinctBy(found => found.layer.Name)
        .SelectMany(found => found.layer.Options.GroupBy(option => option.Symbol, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .SelectMany(group => found.Rule == MergeRule.FirstInLayer ? group.Skip(1) : group.SkipLast(1))
            .Select(option => (found.layer.Name, option)));

    /// <summary>Options that a layer asks for as all its rows have them from below.</summary>
    public static IEnumerable<(string Layer, RequestedOption Option)> Redundant(ConfigMatrix matrix)
    {
        var users = matrix.Rows.SelectMany(row => row.Layers.Select((layer, height) => (layer, height, row)))
            .GroupBy(found => found.layer.Name, StringComparer.Ordinal);
        var known = new Dictionary<string, MergedConfig>(StringComparer.Ordinal);
        foreach (var group in users)
        {
            // Nothing lies below the lowest layer of a row.
            if (group.Any(found => found.height == 0))
            {
                continue;
            }

            var below = group.Select(found => Below(found.row with { Layers = found.row.Layers[..found.height] })).Distinct().ToList();
            foreach (var option in group.First().layer.Options
                .Where(option => below.All(merged => merged.Find(option.Symbol)?.Value == option.Value)))
            {
                yield return (group.Key, option);
            }
        }

        // Rows share what lies lowest.
        MergedConfig Below(ConfigRow row)
        {
            var name = $"{row.Rule} {string.Join('\0', row.Layers.Select(layer => layer.Name))}";
            return known.TryGetValue(name, out var merged) ? merged : known[name] = LayerMerge.Merge(row);
        }
    }

    /// <summary>Takes such lines out, one layer after another from the top, as long as no row changes.</summary>
    /// <returns>The configs, and what was taken out.</returns>
    public static (ConfigState State, ImmutableArray<(string Layer, RequestedOption Option)> Dropped) Compact(ConfigState state)
    {
        var dropped = ImmutableArray.CreateBuilder<(string, RequestedOption)>();
        var before = Values(state.Matrix);
        var done = new HashSet<(string, string)>();
        var current = state;
        while (Redundant(current.Matrix).Where(found => state.IsOurs(found.Layer) && !done.Contains((found.Layer, found.Option.Symbol)))
            .GroupBy(found => found.Layer).LastOrDefault()
            is { } layer)
        {
            var without = layer.Aggregate(current, (all, found) => all.Unset(found.Layer, found.Option.Symbol));
            done.UnionWith(layer.Select(found => (found.Layer, found.Option.Symbol)));
            if (IsSame(before, Values(without.Matrix)))
            {
                current = without;
                dropped.AddRange(layer);
            }
        }

        return (current, dropped.ToImmutable());
    }

    /// <summary>Whether two states ask for the same in every row.</summary>
    public static bool IsSame(ConfigState one, ConfigState other) => IsSame(Values(one.Matrix), Values(other.Matrix));

    private static Dictionary<string, Dictionary<string, ConfigValue>> Values(ConfigMatrix matrix) =>
        matrix.Rows.ToDictionary(row => row.Name, row => LayerMerge.Merge(row).Values(), StringComparer.Ordinal);

    private static bool IsSame(
        Dictionary<string, Dictionary<string, ConfigValue>> one, Dictionary<string, Dictionary<string, ConfigValue>> other) =>
        one.Count == other.Count && one.All(row => other.TryGetValue(row.Key, out var values)
            && OptionChange.Between(row.Value, values).IsEmpty);
}
