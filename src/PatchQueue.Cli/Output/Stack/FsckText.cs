using PatchQueue.Cli;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>The findings of a check-up as lines.</summary>
internal static class FsckText
{
    /// <summary>Writes them.</summary>
    public static void Write(FsckReport report, CommandContext context)
    {
        foreach (var finding in report.Findings)
        {
            context.Out.WriteLine($"{(finding.IsFault ? "fault" : "note")}: {finding.Path}: {DisplayText.Of(finding.Message)}");
        }

        if (!report.IsSound)
        {
            context.Error.WriteLine("hint: pq recover repairs what is damaged below .pq");
            return;
        }

        var kept = report.Record?.Groups.Sum(group => group.Files.Count(file => file.BaseNumber > 0)) ?? 0;
        context.Out.WriteLine(report.Record is { } record
            ? $"sound: {record.Applied} {(record.Applied == 1 ? "patch" : "patches")} applied, {record.FilesChanged} changed and "
                + $"{kept} kept {(kept == 1 ? "file" : "files")}"
            : "sound: pq has not been at work in this tree");
    }
}
