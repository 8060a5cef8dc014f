using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Where something is in the queue, in words.</summary>
internal static class WhereText
{
    /// <summary>Writes a line a patch; without any, where it would go.</summary>
    public static void Write(WhereReport report, TextWriter writer)
    {
        foreach (var patch in report.Patches)
        {
            writer.WriteLine($"{patch.Name}: {patch.Tag}: {DisplayText.Of(patch.Value)}");
        }

        if (report.Blacklisted is { } entry)
        {
            var reason = entry.Reason.Length > 0 ? $" ({DisplayText.Of(entry.Reason)})" : "";
            writer.WriteLine($"blacklist.conf:{entry.Line}: {DisplayText.Of(entry.Text)}{reason}");
        }

        if (report.Patches.IsEmpty)
        {
            writer.WriteLine($"{DisplayText.Of(report.What)} is not in the queue");
        }

        if (report.IsUnknown)
        {
            writer.WriteLine("no branch that is fetched has it");
        }
        else if (report.Branch is not null)
        {
            var release = report.Release is null ? "" : $", {report.Release}";
            writer.WriteLine($"{report.Branch}{release}: it would stand {(report.After is null ? "first" : $"behind {report.After}")}");
        }
    }
}
