using PatchQueue.Kconfig;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What has become of the options between two kernels.</summary>
internal static class KernelDiffText
{
    /// <summary>Writes a line an option, and a last one that counts.</summary>
    public static void Write(KernelDifference difference, TextWriter writer)
    {
        var renamed = difference.Renamed.ToDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal);
        foreach (var option in difference.Vanished)
        {
            var now = renamed.TryGetValue(option.Symbol, out var to) ? $", probably {to} now" : "";
            writer.WriteLine($"- {option.Symbol} {option.Origin}{now}");
        }

        foreach (var option in difference.Appeared)
        {
            writer.WriteLine($"+ {option.Symbol} {option.Origin}{(option.HasPrompt ? $": {DisplayText.Of(option.Prompt)}" : "")}");
        }

        foreach (var (symbol, before, after) in difference.Defaults)
        {
            writer.WriteLine($"* {symbol} default {Word(before)} -> {Word(after)}");
        }

        writer.WriteLine(
            $"{difference.Appeared.Length} appeared, {difference.Vanished.Length} vanished ({difference.Renamed.Length} probably renamed), "
            + $"{difference.Defaults.Length} with other defaults");
    }

    private static string Word(string defaults) => defaults.Length == 0 ? "(none)" : DisplayText.Of(defaults);
}
