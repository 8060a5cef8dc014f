using PatchQueue.Ordering;
using PatchQueue.Text;

namespace PatchQueue.Output;

/// <summary>How branches of a queue stand to commits, for people: a line a branch and commit.</summary>
internal static class BranchesText
{
    private const int ShortId = 12;

    /// <summary>Writes the lines.</summary>
    public static void Write(IReadOnlyCollection<BranchFinding> findings, TextWriter writer)
    {
        var width = findings.Select(finding => finding.Branch.Length).DefaultIfEmpty(0).Max();
        foreach (var finding in findings)
        {
            var reason = finding.Reason.Length > 0 ? $" ({DisplayText.Of(finding.Reason)})" : "";
            writer.WriteLine($"{finding.Branch.PadRight(width)} {finding.Commit[..ShortId]} {Word(finding.State)}{reason}");
        }
    }

    /// <summary>The word for a state.</summary>
    public static string Word(BranchState state) => state switch
    {
        BranchState.Has => "has it",
        BranchState.Blacklisted => "blacklisted",
        BranchState.NotAffected => "not affected",
        _ => "needs it",
    };
}
