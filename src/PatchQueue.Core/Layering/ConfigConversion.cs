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
            .Select(row => new ConvertedRow(row, LayerMerge.Merge(row).Values())).ToImmutableArray();
        var files = target.Convert(rows);
        var found = target.Read(files).Rows.GroupBy(row => row.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => LayerMerge.Merge(group.First()).Values(), StringComparer.Ordinal);
        var lost = rows.SelectMany(row => OptionChange.Between(row.Values, found.GetValueOrDefault(target.NameOf(row)) ?? [])
            .Select(change => (target.NameOf(row), change)));
        return new ConfigConversion(files, [.. rows.Select(row => (row.Row.Name, target.NameOf(row)))], [.. lost]);
    }
}
