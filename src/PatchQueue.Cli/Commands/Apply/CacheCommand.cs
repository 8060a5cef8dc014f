using System.CommandLine;
using PatchQueue.Cli;

namespace PatchQueue.Commands;

/// <summary><c>pq cache</c>: what has been decompressed and kept.</summary>
internal static class CacheCommand
{
    private const string Summary = "List or clear the mainlines kept decompressed";

    /// <summary>The row of the table.</summary>
    public static readonly CommandEntry Entry = new(
        "cache",
        Summary,
        "  pq cache list\n  pq cache list --json\n  pq cache clear linux-6.12.tar.xz\n  pq cache clear",
        context => new Command("cache", Summary) { CacheListCommand.Create(context), CacheClearCommand.Create(context) });
}
