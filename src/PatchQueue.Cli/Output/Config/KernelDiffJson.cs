using System.Text.Json;
using PatchQueue.Kconfig;
using PatchQueue.Options;

namespace PatchQueue.Output;

/// <summary>What has become of the options between two kernels, as JSON.</summary>
internal static class KernelDiffJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(KernelDifference difference, TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new KernelDiffReport(
            1, [.. difference.Appeared.Select(OptionOf)], [.. difference.Vanished.Select(OptionOf)],
            [.. difference.Renamed.Select(pair => new KernelDiffRename(pair.From, pair.To))],
            [.. difference.Defaults.Select(row => new KernelDiffDefault(row.Symbol, row.Before, row.After))]),
        JsonShapes.Default.KernelDiffReport));

    private static KernelDiffOption OptionOf(OptionDefinition option) =>
        new(option.Symbol, option.Prompt, option.Origin.Path, option.Origin.Line);
}

/// <summary>The report of <c>pq config diff --kernel --json</c>.</summary>
internal sealed record KernelDiffReport(
    int Schema, KernelDiffOption[] Appeared, KernelDiffOption[] Vanished, KernelDiffRename[] Renamed, KernelDiffDefault[] Defaults);

/// <summary>An option that only one of them has.</summary>
internal sealed record KernelDiffOption(string Option, string Prompt, string File, int Line);

/// <summary>Two names of what is probably one option.</summary>
internal sealed record KernelDiffRename(string From, string To);

/// <summary>Defaults that have changed.</summary>
internal sealed record KernelDiffDefault(string Option, string Before, string After);
