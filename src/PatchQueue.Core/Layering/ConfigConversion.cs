using System.Collections.Immutable;
using PatchQueue.Configs;
using PatchQueue.Dialects;

namespace PatchQueue.Layering;

/// <summary>Rows written in another dialect, read again, and compared: what the other cannot express shows.</summary>
/// <param name="Files">The files in the other dialect.</param>
/// <param name="Rows">Each row's name, and its name there.</param>
/// <param name="Lost">What is not as it was: the row's name there, and the option.</param>
public sealed record ConfigConversion(
    ConfigFiles Files, ImmutableArray<(string From, string To)> Rows, ImmutableArray<(string Row, OptionChange Change)> Lost)
{
    /// <summary>Converts rows; those that are to be empty are left out.</summary>
    public static ConfigConversion Of(ConfigMatrix matrix, ConfigDialect target)
    {
        var rows = matrix.Rows.Where(row => !row.IsEmpty)
            .Select(row => (Row: row, Asked: LayerMerge.Merge(row).Asked())).ToImmutableArray();
        var converted = rows.Select(row => new ConvertedRow(row.Row, Expressed(row.Asked, target))).ToImmutableArray();
        var files = target.Convert(converted);
        var found = target.Read(files).Rows.GroupBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => LayerMerge.Merge(group.First()).Asked(), StringComparer.Ordinal);
        var lost = rows.Zip(converted).SelectMany(pair => OptionChange
            .Between(pair.First.Asked, found.GetValueOrDefault(target.NameOf(pair.Second)) ?? [])
            .Select(change => (target.NameOf(pair.Second), change)));
        return new ConfigConversion(files, [.. converted.Select(row => (row.Row.Name, target.NameOf(row)))], [.. lost]);
    }

    private static Dictionary<string, ConfigValue> Expressed(Dictionary<string, ConfigValue> asked, ConfigDialect target) =>
        asked.Where(option => target.CanExpress(option.Value))
            .ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal);
}
