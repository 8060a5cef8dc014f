using System.Collections.Immutable;
using PatchQueue.Submitting;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>What handing a package over came to, for people.</summary>
internal static class SubmitText
{
    /// <summary>Writes it.</summary>
    public static void Write(SubmitReport report, bool isPlan, TextWriter writer)
    {
        var plan = report.Plan;
        WritePlan(report, isPlan, writer);
        if (isPlan)
        {
            var bytes = ByteText.Of(plan.Added.Concat(plan.Changed).Sum(file => file.Size));
            writer.WriteLine(plan.IsEmpty
                ? $"{report.Place} is as it should be"
                : $"{report.Place}: {plan.Added.Length} files to add, {plan.Changed.Length} to change, {plan.Removed.Length} to remove, "
                    + $"{plan.Unchanged} there already; at most {bytes} would travel");
            return;
        }

        var all = plan.Unchanged + plan.Added.Length + plan.Changed.Length;
        var sent = $"{report.Sent.Length} of {all} files sent, {ByteText.Of(report.Sent.Sum(file => file.Size))}";
        writer.WriteLine(plan.IsEmpty
            ? $"{report.Place} is as it should be (revision {report.Revision})"
            : $"{report.Place} is at revision {report.Revision}: {sent}");
        if (report.Request is not null)
        {
            writer.WriteLine($"request {report.Request} is open");
        }

        foreach (var result in report.Results)
        {
            writer.WriteLine(Line(result));
        }
    }

    /// <summary>Says which file travels.</summary>
    public static void WriteSending(PackageFile file, TextWriter writer) =>
        writer.WriteLine($"sending {DisplayText.Of(file.Name)} ({ByteText.Of(file.Size)})");

    /// <summary>Says how the builds stand.</summary>
    public static void WriteStanding(ImmutableArray<BuildResult> results, TextWriter writer) =>
        writer.WriteLine("builds: " + (results.IsEmpty ? "none yet" : string.Join(", ", results.GroupBy(result => result.Code)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {DisplayText.Of(group.Key)}"))));

    private static void WritePlan(SubmitReport report, bool isPlan, TextWriter writer)
    {
        if (report.Plan.CreatesProject)
        {
            writer.WriteLine($"project {report.Place.Project} {(isPlan ? "would be" : "was")} made");
        }

        if (report.Plan.CreatesPackage)
        {
            writer.WriteLine($"package {report.Place} {(isPlan ? "would be" : "was")} made");
        }

        foreach (var (mark, files) in new[] { ('A', report.Plan.Added), ('M', report.Plan.Changed), ('D', report.Plan.Removed) })
        {
            foreach (var file in files)
            {
                writer.WriteLine($"{mark} {DisplayText.Of(file.Name)}");
            }
        }
    }

    private static string Line(BuildResult result)
    {
        var details = result.Details.Length > 0 ? ": " + result.Details : "";
        return DisplayText.Of($"{result.Repository} {result.Architecture} {result.Package} {result.Code}{details}");
    }
}
