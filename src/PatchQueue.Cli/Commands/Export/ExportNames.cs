using System.Text.RegularExpressions;
using PatchQueue.Cli;
using PatchQueue.Packaging;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Commands;

/// <summary>Name, version and release of a package: what the command line says, else what kernel-source or the mainline's name
/// says.</summary>
internal sealed partial record ExportNames(string Name, PackageVersion Version, string Release)
{
    /// <summary>Finds them.</summary>
    /// <exception cref="UsageException">One is not to be found, or cannot be a package's.</exception>
    public static ExportNames Of(ExportRequest request, OpenedQueue queue, string mainline)
    {
        var config = ConfigOf(queue);
        var file = FileForm().Match(Path.GetFileName(mainline.Split('#')[0]));
        var revision = mainline.Contains('#', StringComparison.Ordinal) ? mainline[(mainline.LastIndexOf('#') + 1)..] : "";
        var source = config.GetValueOrDefault("SRCVERSION");
        var name = request.Name
            ?? (source is null ? null : "kernel-source" + config.GetValueOrDefault("VARIANT", ""))
            ?? (file.Success ? file.Groups["name"].Value : null)
            ?? throw new UsageException("it is not said what the package is called", "name it with --name");
        var version = request.Version ?? source
            ?? (VersionForm().IsMatch(revision) ? revision.TrimStart('v') : null)
            ?? (file.Success ? file.Groups["version"].Value : null)
            ?? throw new UsageException("it is not said which version the mainline is", "say it with --version");
        var release = request.Release ?? config.GetValueOrDefault("RELEASE") ?? "1";
        Demand("name", name, SafeName.FaultOfPackage(name));
        Demand("version", version, SafeName.FaultOfVersion(version));
        Demand("release", release, SafeName.FaultOfRelease(release));
        return new ExportNames(name, new PackageVersion(version), release);
    }

    private static void Demand(string what, string value, string? fault)
    {
        if (fault is not null)
        {
            throw new UsageException($"the {what} '{DisplayText.Of(value)}' {fault}");
        }
    }

    private static IReadOnlyDictionary<string, string> ConfigOf(OpenedQueue queue)
    {
        var path = Path.Combine(queue.Folder!.Root, "rpm", "config.sh");
        return queue.Folder.Layout == QueueLayout.KernelSource
            ? ShellAssignments.Read(File.ReadAllText(path))
            : new Dictionary<string, string>();
    }

    // linux-6.12.107.orig.tar.xz, hello_2.10.orig.tar.gz
    [GeneratedRegex(
        @"^(?<name>[A-Za-z0-9+.-]*?[A-Za-z0-9+])[-_](?<version>[0-9][A-Za-z0-9.~-]*?)(?:\.orig)?"
        + @"(?:\.tar(?:\.[a-z0-9]+)?|\.t[gbx]z2?)?$")]
    private static partial Regex FileForm();

    [GeneratedRegex(@"^v?[0-9]+(\.[0-9]+)*(-rc[0-9]+)?$|^next-[0-9]+$")]
    private static partial Regex VersionForm();
}
