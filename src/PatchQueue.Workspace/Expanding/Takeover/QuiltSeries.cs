using System.Text;
using PatchQueue.Quilt;

namespace PatchQueue.Expanding;

/// <summary>A series that quilt can read, of the active patches of one that it cannot.</summary>
public static class QuiltSeries
{
    /// <summary>Writes it.</summary>
    public static byte[] Write(IEnumerable<PatchReference> patches)
    {
        var series = new List<byte>();
        foreach (var patch in patches)
        {
            series.AddRange(patch.Name.Span);
            if (patch is { Strip: 1, IsReversed: false })
            {
                series.Add((byte)'\n');
                continue;
            }

            var options = $"{(patch.Strip == 1 ? "" : $" -p{patch.Strip}")}{(patch.IsReversed ? " -R" : "")}\n";
            series.AddRange(Encoding.ASCII.GetBytes(options));
        }

        return [.. series];
    }

    /// <summary>The options with the series as it is now, where quilt is given one of its own.</summary>
    public static QuiltOptions? Renewed(QuiltOptions? options, IEnumerable<PatchReference> patches) => options?.Queue.OwnSeries is null
        ? options
        : options with { Queue = options.Queue with { OwnSeries = Write(patches) } };
}
