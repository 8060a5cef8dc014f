using System.Text.Json;
using System.Text.Json.Serialization;
using PatchQueue.Configuring;

namespace PatchQueue.Output;

/// <summary>Pending options as JSON.</summary>
internal static class ConfigNewJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<PendingOption> pending, OptionOrigins origins, TextWriter writer) =>
        writer.WriteLine(JsonSerializer.Serialize(
        new ConfigNewReport(1, [.. pending.Select(option => new ConfigNewOption(
            option.Symbol, option.Definition.Group, option.Definition.Prompt, option.Definition.Help,
            option.Definition.Origin.Path, option.Definition.Origin.Line, origins.PatchOf(option.Symbol),
                origins.CommitOf(option.Definition),
            [.. option.Defaults.Select(row => new ConfigNewDefault(row.Key, row.Value.Text))]))]),
        JsonShapes.Default.ConfigNewReport));
}

/// <summary>The report of <c>pq config new --json</c>.</summary>
internal sealed record ConfigNewReport(int Schema, ConfigNewOption[] Options);

/// <summary>An option in it.</summary>
internal sealed record ConfigNewOption(
    string Option,
    string Group,
    string Prompt,
    string Help,
    string File,
    int Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Patch,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Commit,
    ConfigNewDefault[] Defaults);

/// <summary>The kernel's default in a row.</summary>
internal sealed record ConfigNewDefault(string Row, string Value);
