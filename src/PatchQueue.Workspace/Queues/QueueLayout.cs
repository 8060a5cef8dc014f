namespace PatchQueue.Queues;

/// <summary>How a queue lies on disk.</summary>
public enum QueueLayout
{
    /// <summary>No layout that is known: the settings or the options name the series.</summary>
    Settings,

    /// <summary>SUSE's kernel-source: <c>rpm/config.sh</c> and <c>series.conf</c>; names are relative to the root.</summary>
    KernelSource,

    /// <summary>A <c>series.conf</c> with its patches beside and below it: Armbian's folders, and forks of kernel-source.</summary>
    SeriesConf,

    /// <summary><c>debian/patches/series</c>, or a vendor's <c>debian/patches/VENDOR.series</c>.</summary>
    Debian,

    /// <summary>quilt's <c>series</c> or <c>patches/series</c>.</summary>
    Quilt,
}
