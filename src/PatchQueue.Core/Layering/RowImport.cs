using System.Collections.Immutable;
using PatchQueue.Configs;

namespace PatchQueue.Layering;

/// <summary>Brings a row to ask for exactly given values: what differs becomes the row's own layer.</summary>
/// <param name="State">The configs.</param>
/// <param name="Layer">The layer that was written to.</param>
/// <param name="Count">How many options it now asks for otherwise.</param>
/// <param name="Lost">What the layer cannot say.</param>
public sealed record RowImport(ConfigState State, string Layer, int Count, ImmutableArray<OptionChange> Lost)
{
    /// <summary>Imports values.</summary>
    /// <param name="state">The configs.</param>
    /// <param name="row">The row.</param>
    /// <param name="wanted">What it is to ask for.</param>
    /// <param name="knows">Whether an option is to be compared at all.</param>
    /// <exception cref="IOException">The row has no layer of its own.</exception>
    public static RowImport Of(
        ConfigState state, ConfigRow row, IReadOnlyDictionary<string, ConfigValue> wanted, Func<string, bool> knows)
    {
        var layer = OwnLayer(state, row) ?? throw new IOException($"{row.Name} has no layer of its own that could take what differs");
        var changes = Differences(row, wanted, knows).ToList();
        var edits = changes.Select(change =>
            (change.Symbol, change.After ?? (state.Dialect.CanExpress(ConfigValue.Absent) ? ConfigValue.Absent : ConfigValue.No)));
        var changed = state.SetAll(layer, edits);
        var after = changed.Matrix.Rows.First(other => other.Name == row.Name);
        return new RowImport(changed, layer, changes.Count, [.. Differences(after, wanted, knows)]);
    }

    /// <summary>The highest layer that is the row's alone; null when it has none.</summary>
    public static string? OwnLayer(ConfigState state, ConfigRow row) => row.Places
        .LastOrDefault(layer => !state.Dialect.IsPending(layer) && state.Matrix.Rows.Count(other => other.Places.Contains(layer)) == 1);

    // An option that is not set and one that is not there are the same to a .config.
    private static IEnumerable<OptionChange> Differences(
        ConfigRow row, IReadOnlyDictionary<string, ConfigValue> wanted, Func<string, bool> knows) =>
        OptionChange.Between(LayerMerge.Merge(row).Values(), wanted)
            .Where(change => knows(change.Symbol) && !((change.Before ?? ConfigValue.No) == ConfigValue.No && change.After is null));
}
