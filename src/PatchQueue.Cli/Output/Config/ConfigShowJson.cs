using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Configs;

namespace PatchQueue.Output;

/// <summary>What a row asks for, as JSON.</summary>
internal static class ConfigShowJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(ConfigRow row, IEnumerable<MergedOption> options, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(
        new ConfigShowReport(1, row.Name, [.. options.Select(OptionOf)]), JsonShapes.Default.ConfigShowReport));

    private static ConfigShowOption OptionOf(MergedOption option) => new(
        option.Symbol, option.Value.Text, option.Layer, option.Chosen.Origin.Path, option.Chosen.Origin.Line,
        option.Chosen.Note.Length > 0 ? option.Chosen.Note : null, [.. option.Chosen.References],
        [.. option.Shadowed.Select(shadowed => new ConfigShadowed(shadowed.Value.Text, shadowed.Origin.Path, shadowed.Origin.Line))]);
}

/// <summary>The report of <c>pq config show --json</c>.</summary>
internal sealed record ConfigShowReport(int Schema, string Row, ConfigShowOption[] Options);

/// <summary>An option in it.</summary>
internal sealed record ConfigShowOption(
    string Option,
    string Value,
    string Layer,
    string File,
    int Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    string[] References,
    ConfigShadowed[] Shadowed);

/// <summary>What a lower layer asks for.</summary>
internal sealed record ConfigShadowed(string Value, string File, int Line);
