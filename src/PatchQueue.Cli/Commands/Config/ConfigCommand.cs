using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq config</c>: kernel build options in layers, asked of the kernel's own conf.</summary>
internal static class ConfigCommand
{
    private const string Summary = "Build, check and change the kernel's build options, kept in layers";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "config",
        Summary,
        "  pq config list\n  pq config show amd64/none/amd64 HZ --origin\n  pq config build --out /tmp/configs --merge-only\n"
        + "  pq config build amd64 --out /tmp/configs --tree /scratch/linux",
        context => new Command("config", Summary)
        {
            new ConfigListCommand().Create(context),
            new ConfigShowCommand().Create(context),
            new ConfigBuildCommand().Create(context),
        });
}
