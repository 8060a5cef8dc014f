using System.Text;

namespace PatchQueue.Export;

/// <summary>The patches of a package as files of their own, with a series that names them.</summary>
internal static class PatchFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="expanded">The queue, applied.</param>
    /// <param name="package">The package.</param>
    /// <param name="folder">Where in it, with a slash at the end; empty for its top.</param>
    /// <param name="keepsEmpty">Whether patches without a byte are written, too.</param>
    /// <param name="tool">What applies them, by GNU patch; for the words of an error.</param>
    /// <exception cref="ExportException">A patch changes a binary file, which the tool cannot.</exception>
    public static void Write(ExpandedQueue expanded, PackageFolder package, string folder, bool keepsEmpty, string tool)
    {
        DemandText(expanded, tool);
        var series = new StringBuilder();
        foreach (var patch in expanded.Patches.Where(patch => keepsEmpty || !patch.IsEmpty).DistinctBy(patch => patch.Name))
        {
            package.Write(folder + patch.Name, patch.Bytes.Span);
        }

        foreach (var patch in expanded.Patches.Where(patch => keepsEmpty || !patch.IsEmpty))
        {
            series.Append(patch.Name).Append('\n');
        }

        package.Write(folder + "series", series.ToString());
    }

    /// <summary>Demands that no patch changes a binary file.</summary>
    public static void DemandText(ExpandedQueue expanded, string tool)
    {
        if (expanded.Patches.FirstOrDefault(patch => patch.NeedsGit) is { } binary)
        {
            throw new ExportException(
                $"{binary.Name} changes a binary file, which {tool} cannot", "formats obs, srpm, fedora, arch, diff, mbox and git can");
        }
    }

    /// <summary>Reads back what a series names.</summary>
    /// <param name="package">The package.</param>
    /// <param name="series">The series' path in it.</param>
    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Read(PackageFolder package, string series)
    {
        var path = Path.Combine(package.Path, series);
        var folder = Path.GetDirectoryName(path)!;
        return
        [
            .. File.ReadAllLines(path).Where(name => name.Length > 0 && name[0] != '#')
                .Select(name => (name, (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, name)))),
        ];
    }
}
