using PatchQueue.Configs;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Rows and options in words.</summary>
internal static class ConfigText
{
    /// <summary>Writes a line a row.</summary>
    public static void WriteRows(IReadOnlyList<ConfigRow> rows, bool withLayers, TextWriter writer)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Name.Length);
        foreach (var row in rows)
        {
            var count = row.IsEmpty ? "empty"
                : $"{Counted(LayerMerge.Merge(row).Options.Length, "option")} in {Counted(row.Layers.Length, "layer")}";
            writer.WriteLine($"{row.Name.PadRight(width)}  ARCH={row.KernelArch}  {count}");
            foreach (var layer in row.Layers.Where(_ => withLayers))
            {
                writer.WriteLine($"    {DisplayText.Of(layer.Name)}");
            }
        }
    }

    /// <summary>Writes a line an option as a .config has it.</summary>
    /// <param name="options">The options.</param>
    /// <param name="withOrigin">Whether to say where each comes from.</param>
    /// <param name="withShadowed">Whether to say what lower layers ask for.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void WriteOptions(IEnumerable<MergedOption> options, bool withOrigin, bool withShadowed, TextWriter writer)
    {
        foreach (var option in options)
        {
            var line = LineOf(option.Symbol, option.Value);
            writer.WriteLine(withOrigin || withShadowed ? $"{option.Chosen.Origin}: {line}" : line);
            if (!withShadowed)
            {
                continue;
            }

            foreach (var note in option.Chosen.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                writer.WriteLine($"  note: {DisplayText.Of(note)}");
            }

            foreach (var shadowed in option.Shadowed.Reverse())
            {
                writer.WriteLine($"  over {shadowed.Origin}: {LineOf(shadowed.Symbol, shadowed.Value)}");
            }
        }
    }

    /// <summary>Names files that were written or removed.</summary>
    public static void WriteFiles(IReadOnlyCollection<string> files, TextWriter writer)
    {
        foreach (var file in files)
        {
            writer.WriteLine($"{(File.Exists(file) ? "wrote" : "removed")} {DisplayText.Of(file)}");
        }
    }

    /// <summary>An option as a .config has it; absence, which it has no line for, in a comment.</summary>
    public static string LineOf(string symbol, ConfigValue value) =>
        DisplayText.Of(value.IsAbsent ? $"# CONFIG_{symbol} is to be absent" : value.LineFor(symbol).TrimEnd('\n'));

    private static string Counted(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
