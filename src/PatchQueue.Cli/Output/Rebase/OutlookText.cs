using PatchQueue.Configuring;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What becomes of the kernel's options at a rebase, for people: what is gone by name, what is new by subsystem.</summary>
internal static class OutlookText
{
    /// <summary>Writes it; nothing where the queue has no configs.</summary>
    public static void Write(OptionOutlook? outlook, TextWriter writer)
    {
        if (outlook is null)
        {
            return;
        }

        foreach (var option in outlook.Gone)
        {
            var renamed = option.Renamed is null ? "" : $", probably {option.Renamed} now";
            var patch = option.Patch is null ? "" : $", which {option.Patch} defined";
            writer.WriteLine($"{DisplayText.Of(option.Asked.ToString())} asks for {option.Symbol}, which is gone{renamed}{patch}");
        }

        var groups = outlook.New.CountBy(option => option.Group).OrderByDescending(group => group.Value)
            .ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Value}").ToList();
        const int Shown = 8;
        var more = groups.Count > Shown ? $" and {groups.Count - Shown} more subsystems" : "";
        var where = groups.Count == 0 ? "" : $" ({string.Join(", ", groups.Take(Shown))}{more})";
        writer.WriteLine($"options: {outlook.New.Length} new that no layer answers{where}, {outlook.Gone.Length} gone that layers ask for");
    }
}
