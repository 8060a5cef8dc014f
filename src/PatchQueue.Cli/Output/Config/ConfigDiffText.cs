using PatchQueue.Configs;
using PatchQueue.Layering;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Differences of configs: <c>OPTION BEFORE -&gt; AFTER</c>.</summary>
internal static class ConfigDiffText
{
    /// <summary>Writes a line an option.</summary>
    public static void Write(IEnumerable<OptionChange> changes, TextWriter writer)
    {
        foreach (var change in changes)
        {
            writer.WriteLine(LineOf(change));
        }
    }

    /// <summary>Says what a conversion has come to.</summary>
    public static void WriteConversion(ConfigConversion conversion, string dialect, TextWriter writer)
    {
        foreach (var (from, to) in conversion.Rows.Where(row => row.From != row.To))
        {
            writer.WriteLine($"{DisplayText.Of(from)} is {DisplayText.Of(to)}");
        }

        foreach (var (row, change) in conversion.Lost)
        {
            writer.WriteLine($"lost: {DisplayText.Of(row)}: {LineOf(change)}");
        }

        writer.WriteLine($"{conversion.Rows.Length} rows written as {dialect} and read again: "
            + (conversion.Lost.IsEmpty ? "all ask for the same" : $"{conversion.Lost.Length} options it cannot express"));
    }

    private static string LineOf(OptionChange change) =>
        $"{change.Symbol} {DisplayText.Of(change.Before?.Text ?? "(not there)")} -> {DisplayText.Of(change.After?.Text ?? "(not there)")}";
}
