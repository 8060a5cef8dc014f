using PatchQueue.Ordering;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>Fixes that a queue lacks, for people.</summary>
internal static class FixesText
{
    private const int ShortId = 12;

    /// <summary>Writes each fix with the patches that it is about below it, and a last line that counts.</summary>
    public static void Write(IReadOnlyList<MissingFix> fixes, TextWriter writer)
    {
        foreach (var fix in fixes)
        {
            var release = fix.Release is null ? "" : $" ({fix.Release})";
            writer.WriteLine($"{fix.Id[..ShortId]} {DisplayText.Of(fix.Subject)}{release}");
            foreach (var (patch, commit) in fix.Of)
            {
                writer.WriteLine($"    {(fix.IsRevert ? "reverts" : "fixes")} {commit[..ShortId]} {patch}");
            }

            if (fix.RevertedBy is not null)
            {
                writer.WriteLine($"    reverted by {fix.RevertedBy[..ShortId]}");
            }
        }

        var reverts = fixes.Count(fix => fix.IsRevert);
        writer.WriteLine(fixes.Count == 0 ? "no fix is missing"
            : $"{Count(fixes.Count - reverts, "fix", "fixes")} and {Count(reverts, "revert", "reverts")} are missing");
    }

    private static string Count(int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";
}
