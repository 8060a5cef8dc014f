using System.Globalization;
using PatchQueue.Export;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What an export came to, for people.</summary>
internal static class ExportText
{
    /// <summary>Writes it.</summary>
    public static void Write(ExportReport report, TextWriter writer)
    {
        foreach (var (patch, reason) in report.Converted)
        {
            writer.WriteLine($"{DisplayText.Of(patch)}: its diff is written anew, because {DisplayText.Of(reason)}");
        }

        var (apply, write, verify) = report.Times;
        var where = $"{DisplayText.Of(report.Out)} ({report.Files.Length} files)";
        writer.WriteLine($"{report.Name} {report.Version} with {report.Patches} patches as {report.Format} in {where}");
        writer.WriteLine($"tree {report.TreeHash}");
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"applied in {apply.TotalSeconds:F1} s, written in {write.TotalSeconds:F1} s, "
            + $"verified ({report.Verified}) in {verify.TotalSeconds:F1} s"));
    }
}
