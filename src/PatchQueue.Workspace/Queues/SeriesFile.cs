using System.Text;
using PatchQueue.Native;
using PatchQueue.Series;

namespace PatchQueue.Queues;

/// <summary>A series file of the queue.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Dialect">The rules it is read by; null until its lines have been looked at.</param>
/// <param name="PatchesDirectory">Absolute; what its names are relative to.</param>
public sealed record SeriesFile(string Path, SeriesDialect? Dialect, string PatchesDirectory)
{
    private const int MaxLength = 256 << 20;

    // What Armbian keeps beside a series.conf and nobody else does.
    private static readonly string[] ArmbianNeighbours = ["series.armbian", "0000.patching_config.yaml"];

    /// <summary>Its length in bytes; 0 when it cannot be looked at.</summary>
    public long Length => FileProbe.TryStat(Encoding.UTF8.GetBytes(Path), followLinks: true) is { } stat ? (long)stat.Size : 0;

    /// <summary>Reads it, by the dialect that is set or else by the one that its place and its lines show.</summary>
    /// <exception cref="SystemCallException">It is absent, not a regular file, or not readable.</exception>
    public PatchSeries Read()
    {
        var bytes = FileProbe.ReadAll(Encoding.UTF8.GetBytes(Path), MaxLength);
        return Read(bytes);
    }

    /// <summary>Reads other bytes by the same rules.</summary>
    public PatchSeries Read(byte[] bytes) => SeriesReader.Read(bytes, Dialect ?? Detect(bytes));

    private SeriesDialect Detect(byte[] bytes)
    {
        var dialect = SeriesDialects.Detect(Path, bytes);
        var folder = System.IO.Path.GetDirectoryName(Path) ?? "/";
        return dialect == SeriesDialect.Suse && ArmbianNeighbours.Any(name => File.Exists(System.IO.Path.Combine(folder, name)))
            ? SeriesDialect.Armbian
            : dialect;
    }
}
