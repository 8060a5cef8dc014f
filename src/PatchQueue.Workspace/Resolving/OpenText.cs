using System.Text;
using PatchQueue.Porting;
using PatchQueue.Rebasing;

namespace PatchQueue.Resolving;

/// <summary>What the file of a patch that waits says, for people: what is the matter with it.</summary>
public static class OpenText
{
    /// <summary>Writes it.</summary>
    /// <param name="row">What becomes of the patch.</param>
    /// <param name="report">All patches.</param>
    public static string Of(PortedPatch row, RebaseReport report)
    {
        var text = new StringBuilder(WordOf(row.Outcome)).Append('\n');
        foreach (var file in row.Files.Where(file => !file.IsCertain || file.BlockedBy is not null))
        {
            var why = file.BlockedBy is { } other ? $"waits for {report.Patches[other].Name}" : file.Reason ?? WordOf(file.Outcome);
            text.Append(file.NewPath.ToDisplay()).Append(": ").Append(why).Append('\n');
        }

        return text.ToString();
    }

    // already-upstream
    private static string WordOf(PortOutcome outcome) => string.Concat(outcome.ToString().Select((letter, i) =>
        (i > 0 && char.IsUpper(letter) ? "-" : "") + char.ToLowerInvariant(letter)));
}
