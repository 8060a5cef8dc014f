using System.Text;
using PatchQueue.Configs;

namespace PatchQueue.Dialects;

/// <summary>Writes the merged config of a row as the tools do.</summary>
internal static class RowText
{
    /// <summary>The lowest layer with its lines replaced in place, what is new sorted behind: SUSE's config-merge.</summary>
    public static string Replaced(ConfigRow row)
    {
        if (row.Layers.Length == 1)
        {
            return string.Concat(row.Layers[0].Lines.Select(line => line.Text));
        }

        var left = LayerMerge.Merge(row).Options
            .ToDictionary(option => option.Symbol, option => option.Chosen.Text, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var line in row.Layers.SelectMany(layer => layer.Lines.Take(layer == row.Layers[0] ? layer.Lines.Length : 0)))
        {
            if (line.Symbol is not { } symbol)
            {
                text.Append(line.Text);
            }
            else if (left.Remove(symbol, out var chosen))
            {
                text.Append(Ended(chosen));
            }
        }

        return text.AppendJoin("", left.Values.Select(Ended).Order(StringComparer.Ordinal)).ToString();
    }

    /// <summary>Each layer behind the ones before it, from which its options are deleted: the kernel's merge_config.sh.</summary>
    public static string Appended(ConfigRow row)
    {
        var kept = new List<ConfigLine>();
        foreach (var layer in row.Layers)
        {
            var symbols = layer.Lines.Select(line => line.Symbol).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (layer != row.Layers[0])
            {
                // In case the file before lacks a line end; where it does not, an empty line comes of it.
                kept.Add(new ConfigLine("\n", null, null));
            }

            kept.RemoveAll(line => line.Symbol is { } symbol && symbols.Contains(symbol));
            kept.AddRange(layer.Lines);
        }

        return string.Concat(kept.Select(line => line.Text));
    }

    private static string Ended(string line) => line.EndsWith('\n') ? line : line + "\n";
}
