using System.Collections.Immutable;

namespace PatchQueue.Ordering;

/// <summary>Upstream branches from the mainline down; commits move up from the last towards the first.</summary>
public sealed class HeadRanking
{
    private readonly Dictionary<UpstreamHead, int> _ranks = [];

    private HeadRanking(ImmutableArray<UpstreamHead> heads)
    {
        Heads = heads;
        for (var i = 0; i < heads.Length; i++)
        {
            _ranks.TryAdd(heads[i], i);
        }
    }

    /// <summary>The kernel's, as kernel-source ranks them.</summary>
    public static HeadRanking Kernel => Read(KernelLines());

    /// <summary>The branches, the mainline first.</summary>
    public ImmutableArray<UpstreamHead> Heads { get; }

    /// <summary>Whether a clone's own HEAD is all its upstream: <c>heads = ["HEAD"]</c>.</summary>
    public bool IsHead => Heads is [{ Heading: "HEAD" }];

    /// <summary>The place of a branch, from 0; -1 when it is not ranked.</summary>
    public int RankOf(UpstreamHead head) => _ranks.GetValueOrDefault(head, -1);

    /// <summary>Reads a ranking, a branch a line; empty lines and comments are passed over.</summary>
    public static HeadRanking Read(IEnumerable<string> lines) => new(
        [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(UpstreamHead.Of).Distinct()]);

    private static string[] KernelLines()
    {
        using var stream = typeof(HeadRanking).Assembly.GetManifestResourceStream("kernel-heads.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
