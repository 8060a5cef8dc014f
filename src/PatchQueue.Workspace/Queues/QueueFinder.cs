namespace PatchQueue.Queues;

/// <summary>
/// Finds the queue that a folder lies in, by walking up to the first folder that has the marks of a layout or a <c>pq.toml</c>.
/// </summary>
public static class QueueFinder
{
    private const string SettingsName = "pq.toml";

    /// <summary>Looks in <paramref name="directory"/> and the folders above it.</summary>
    /// <param name="directory">An absolute path.</param>
    /// <param name="debianVendor">
    /// Whose <c>VENDOR.series</c> comes before <c>series</c>, as dpkg-source has it: <c>DEB_VENDOR</c>, in any case; null for none.
    /// </param>
    /// <returns>Null when there is no queue on the way to the root.</returns>
    public static QueueFolder? Find(string directory, string? debianVendor = null)
    {
        for (var folder = Path.GetFullPath(directory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (At(folder, debianVendor) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static QueueFolder? At(string folder, string? debianVendor)
    {
        var settings = Path.Combine(folder, SettingsName) is var file && File.Exists(file) ? file : null;
        var found = TryConf(folder) ?? TryDebian(folder, debianVendor) ?? TryQuilt(folder);
        return found is null && settings is not null
            ? new QueueFolder { Root = folder, Layout = QueueLayout.Settings, Series = [], SettingsFile = settings }
            : found is null ? null : found with { SettingsFile = settings };
    }

    private static QueueFolder? TryConf(string folder)
    {
        var series = Path.Combine(folder, "series.conf");
        if (!File.Exists(series))
        {
            return null;
        }

        var isKernelSource = File.Exists(Path.Combine(folder, "rpm", "config.sh"));
        return Make(folder, isKernelSource ? QueueLayout.KernelSource : QueueLayout.SeriesConf, series, folder);
    }

    private static QueueFolder? TryDebian(string folder, string? vendor)
    {
        var patches = Path.Combine(folder, "debian", "patches");
        if (!Directory.Exists(patches))
        {
            return null;
        }

        var series = vendor is { Length: > 0 } ? Path.Combine(patches, vendor.ToLowerInvariant() + ".series") : "";
        if (!File.Exists(series))
        {
            series = Path.Combine(patches, "series");
        }

        if (!File.Exists(series) && Directory.GetFiles(patches, "*.series") is [var only])
        {
            series = only;
        }

        return File.Exists(series) ? Make(folder, QueueLayout.Debian, series, patches) : null;
    }

    // quilt takes ./series before patches/series, and keeps the patches in ./patches with either.
    private static QueueFolder? TryQuilt(string folder)
    {
        // From within patches or debian/patches the folder above shows which of the two layouts it is.
        if (Path.GetFileName(folder) is "patches" or "debian" && Path.GetDirectoryName(folder) is not null)
        {
            return null;
        }

        var patches = Path.Combine(folder, "patches");
        if (HasSeries(folder))
        {
            return Make(folder, QueueLayout.Quilt, Path.Combine(folder, "series"), Directory.Exists(patches) ? patches : folder);
        }

        return HasSeries(patches) ? Make(folder, QueueLayout.Quilt, Path.Combine(patches, "series"), patches) : null;
    }

    private static bool HasSeries(string folder) => File.Exists(Path.Combine(folder, "series"));

    private static QueueFolder Make(string root, QueueLayout layout, string series, string patches) => new()
    {
        Root = root,
        Layout = layout,
        Series = [new SeriesFile(series, null, patches)],
    };
}
