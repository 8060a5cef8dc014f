using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq tag</c>: the tags of patches' headers.</summary>
internal static class TagCommand
{
    private const string Summary = "Print or change tags of patches' headers";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "tag",
        Summary,
        "  pq tag get References --all\n  pq tag set Patch-mainline v6.4-rc1 net-fix\n  pq tag add References 'bsc#1012628' net-fix\n"
        + "  pq tag delete Git-repo net-fix\n  pq tag fill net-fix --git ~/linux",
        context => new Command("tag", Summary)
        {
            new TagGetCommand().Create(context),
            TagChange.Set.Create(context),
            TagChange.Add.Create(context),
            TagChange.Delete.Create(context),
            new TagFillCommand().Create(context),
        });
}
