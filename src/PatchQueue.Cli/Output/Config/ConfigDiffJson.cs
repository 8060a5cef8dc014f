using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Configs;

namespace PatchQueue.Output;

/// <summary>Differences of configs as JSON.</summary>
internal static class ConfigDiffJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<OptionChange> changes, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new ConfigDiffReport(1, [.. changes
            .Select(change => new ConfigDiffOption(change.Symbol, change.Before?.Text, change.After?.Text))]),
        JsonShapes.Default.ConfigDiffReport));
}

/// <summary>The report of <c>pq config diff --json</c>.</summary>
internal sealed record ConfigDiffReport(int Schema, ConfigDiffOption[] Options);

/// <summary>An option in it.</summary>
internal sealed record ConfigDiffOption(
    string Option,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Before,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? After);
