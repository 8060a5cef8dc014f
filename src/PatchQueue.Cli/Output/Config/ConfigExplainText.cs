using PatchQueue.Configs;
using PatchQueue.Options;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Why an option is as it is.</summary>
internal static class ConfigExplainText
{
    /// <summary>Writes it.</summary>
    /// <param name="symbol">The option.</param>
    /// <param name="row">The row's name.</param>
    /// <param name="asked">What the layers ask for; null for nothing.</param>
    /// <param name="values">The result.</param>
    /// <param name="index">The Kconfig files.</param>
    /// <param name="reasons">What they say about the result.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(
        string symbol,
        string row,
        MergedOption? asked,
        IReadOnlyDictionary<string, ConfigValue> values,
        KconfigIndex index,
        OptionReasons reasons,
        TextWriter writer)
    {
        var result = values.GetValueOrDefault(symbol);
        writer.WriteLine($"{symbol} is {DisplayText.Of(result?.Text ?? "not there")} in {row}");
        writer.WriteLine(asked is null ? "  no layer asks for it" : $"  {asked.Chosen.Origin} asks for {DisplayText.Of(asked.Value.Text)}");
        var definitions = index.Find(symbol);
        if (definitions.IsEmpty)
        {
            writer.WriteLine("  the kernel has no such option for this architecture");
        }

        foreach (var option in definitions)
        {
            writer.WriteLine($"  defined at {option.Origin}: {option.Type} {(option.HasPrompt ? $"\"{DisplayText.Of(
                option.Prompt)}\"" : "(nobody is asked)")}");
            foreach (var text in option.Depends.Append(option.PromptIf).Where(text => text.Length > 0))
            {
                WriteCondition(text, values, reasons, writer);
            }

            foreach (var text in option.Defaults)
            {
                writer.WriteLine($"    default {DisplayText.Of(text)}");
            }
        }

        foreach (var (other, value) in index.Selecting(symbol, values))
        {
            writer.WriteLine($"  selected by {other}={value}");
        }
    }

    private static void WriteCondition(string text, IReadOnlyDictionary<string, ConfigValue> values, OptionReasons reasons,
        TextWriter writer)
    {
        var condition = Dependency.Parse(text);
        var level = condition.Level(values) switch { 2 => "met", 1 => "met for m", _ => "not met" };
        var unmet = condition.Unmet(values, 2).ToList();
        writer.WriteLine($"    depends on {DisplayText.Of(text)}: {level}{(unmet.Count > 0 ? $": {reasons.Words(unmet)}" : "")}");
    }
}
