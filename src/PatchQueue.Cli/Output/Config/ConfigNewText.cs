using PatchQueue.Configuring;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Pending options by subsystem.</summary>
internal static class ConfigNewText
{
    /// <summary>Writes them.</summary>
    /// <param name="pending">The options, by subsystem.</param>
    /// <param name="origins">Where they come from.</param>
    /// <param name="rows">How many rows were asked.</param>
    /// <param name="withHelp">Whether to write help texts.</param>
    /// <param name="writer">Takes the lines.</param>
    public static void Write(IReadOnlyList<PendingOption> pending, OptionOrigins origins, int rows, bool withHelp, TextWriter writer)
    {
        foreach (var group in pending.GroupBy(option => option.Definition.Group, StringComparer.Ordinal))
        {
            writer.WriteLine($"{group.Key} ({group.Count()})");
            foreach (var option in group)
            {
                WriteOption(option, origins, rows, withHelp, writer);
            }
        }

        var count = pending.Count == 1 ? "1 option waits" : $"{pending.Count} options wait";
        writer.WriteLine($"{count} for an answer in {rows} {(rows == 1 ? "row" : "rows")}");
        if (pending.Count > 0)
        {
            writer.WriteLine("pq config accept OPTION|GROUP --value V answers; --value default takes the kernel's own");
        }
    }

    private static void WriteOption(PendingOption option, OptionOrigins origins, int rows, bool withHelp, TextWriter writer)
    {
        var defaults = option.Defaults.GroupBy(row => row.Value)
            .Select(group => $"{group.Key} [{ConfigCheckText.RowsOf([.. group.Select(row => row.Key)], rows)}]");
        writer.WriteLine($"  {option.Symbol}: {DisplayText.Of(option.Definition.Prompt)}");
        writer.WriteLine($"    default {string.Join(", ", defaults)}; defined at {option.Definition.Origin}");
        if (origins.PatchOf(option.Symbol) is { } patch)
        {
            writer.WriteLine($"    by patch {patch}");
        }
        else if (origins.CommitOf(option.Definition) is { } commit)
        {
            writer.WriteLine($"    by commit {commit}");
        }

        foreach (var line in withHelp && option.Definition.Help.Length > 0 ? option.Definition.Help.Split('\n') : [])
        {
            writer.WriteLine(line.Length == 0 ? "" : $"      {DisplayText.Of(line)}");
        }
    }
}
