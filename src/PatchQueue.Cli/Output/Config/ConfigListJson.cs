using System.Text.Json;
using PatchQueue.Configs;

namespace PatchQueue.Output;

/// <summary>Rows as JSON.</summary>
internal static class ConfigListJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(IEnumerable<ConfigRow> rows, string dialect, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new ConfigListReport(1, dialect, [.. rows.Select(row => new ConfigListRow(
            row.Name, row.Arch, row.KernelArch, row.Variant, row.Flavor, row.IsEmpty, [.. row.Layers.Select(layer => layer.Name)]))]),
        JsonShapes.Default.ConfigListReport));
}

/// <summary>The report of <c>pq config list --json</c>.</summary>
internal sealed record ConfigListReport(int Schema, string Dialect, ConfigListRow[] Rows);

/// <summary>A row in it.</summary>
internal sealed record ConfigListRow(
    string Row, string Arch, string KernelArch, string Variant, string Flavor, bool Empty, string[] Layers);
