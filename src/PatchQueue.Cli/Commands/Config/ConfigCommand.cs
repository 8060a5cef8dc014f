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
        + "  pq config build amd64 --out /tmp/configs --tree /scratch/linux\n  pq config check --tree /scratch/linux\n"
        + "  pq config set HZ=250 --rows amd64 --note 'as before'\n  pq config new --tree /scratch/linux\n"
        + "  pq config accept drivers/iio --value m --tree /scratch/linux\n  pq config explain KVM amd64/none/amd64 --tree /scratch/linux",
        context => new Command("config", Summary)
        {
            new ConfigListCommand().Create(context),
            new ConfigShowCommand().Create(context),
            new ConfigBuildCommand().Create(context),
            new ConfigCheckCommand().Create(context),
            new ConfigNewCommand().Create(context),
            new ConfigAcceptCommand().Create(context),
            ConfigSetCommand.Set(context),
            ConfigSetCommand.Unset(context),
            new ConfigDiffCommand().Create(context),
            new ConfigCompactCommand().Create(context),
            new ConfigImportCommand().Create(context),
            new ConfigConvertCommand().Create(context),
            new ConfigSeedCommand().Create(context),
            new ConfigExplainCommand().Create(context),
            new ConfigOwnerCommand().Create(context),
        });
}
