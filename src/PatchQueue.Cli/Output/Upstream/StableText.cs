using PatchQueue.Backporting;
using PatchQueue.Cli;

namespace PatchQueue.Output;

/// <summary>What comes of stable releases, for people.</summary>
internal static class StableText
{
    /// <summary>Writes the patches that go and those that a person has to look at, and a last line that counts.</summary>
    public static void Write(StableReport report, CommandContext context)
    {
        foreach (var patch in report.Superseded)
        {
            var name = patch.Patch.Reference.DisplayName;
            if (patch.Fault is null)
            {
                context.Out.WriteLine($"{name}: replaced by {patch.By}");
            }
            else
            {
                context.Error.WriteLine($"warning: {name} stays, though {patch.By} has its commit: {patch.Fault}");
            }
        }

        foreach (var patch in report.Broken)
        {
            context.Error.WriteLine($"warning: {patch} does not apply any more");
        }

        var proof = report.ProvedFiles > 0 ? $"; {report.ProvedFiles} files are the release's" : "";
        context.Out.WriteLine(
            $"{Count(report.Patches.Length)} put in, {Count(report.Superseded.Count(patch => patch.Fault is null))} taken out{proof}");
    }

    private static string Count(int number) => $"{number} {(number == 1 ? "patch" : "patches")}";
}
