using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq submit</c>: a package handed over.</summary>
internal static class SubmitCommand
{
    private const string Summary = "Hand a package over to the build service, or to a git branch";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "submit",
        Summary,
        "  pq submit obs home:me/kernel-source --source /scratch/kernel-source --dry-run\n"
        + "  pq submit obs home:me/kernel-source --source /scratch/kernel-source --create --wait\n"
        + "  pq submit git https://example.org/packages/kernel-source main --source /scratch/kernel-source",
        context => new Command("submit", Summary) { new SubmitObsCommand().Create(context), new SubmitGitCommand().Create(context) });
}
