using System.Collections.Immutable;
using PatchQueue.Backporting;
using PatchQueue.Cli;
using PatchQueue.Headers;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>What the command line wants of backports; it is kept in the worklist until the last one is done.</summary>
/// <param name="Paths">Files and folders; empty for everything.</param>
/// <param name="References">What <c>References</c> say; null for what the queue tells.</param>
/// <param name="Folder">The folder of the patches; null for that of the last patch of the series.</param>
internal sealed record BackportRequest(ImmutableArray<string> Paths, string? References, string? Folder)
{
    /// <summary>The wish that it comes to in a queue.</summary>
    /// <exception cref="UsageException">Something in it cannot be.</exception>
    public BackportWish ToWish(QueueSession session, ImmutableSortedDictionary<string, string> cves)
    {
        if (References?.Any(char.IsControl) == true || (References is not null && Reference.ReadAll(References).IsEmpty))
        {
            throw new UsageException("References are words on one line");
        }

        var folder = (Folder ?? DefaultFolder(session)).Trim('/');
        return folder.Split('/').Contains("..") || Path.IsPathRooted(Folder ?? "")
            ? throw new UsageException($"'{Folder}' is no folder below that of the patches")
            : new BackportWish(Paths, References ?? "", folder) { Cves = cves };
    }

    /// <summary>The same as options of a worklist.</summary>
    public static IEnumerable<(string Name, string Value)> ToOptions(BackportWish wish) =>
    [
        .. wish.Paths.Select(path => ("path", path)),
        ("references", wish.References),
        ("folder", wish.Folder),
        .. wish.Cves.Select(pair => ("cve", $"{pair.Key} {pair.Value}")),
    ];

    /// <summary>The wish of a worklist's options.</summary>
    public static BackportWish OfOptions(ImmutableArray<(string Name, string Value)> options)
    {
        string Last(string name) => options.LastOrDefault(option => option.Name == name).Value ?? "";
        return new BackportWish(
            [.. options.Where(option => option.Name == "path").Select(option => option.Value)], Last("references"), Last("folder"))
        {
            Cves = options.Where(option => option.Name == "cve").Select(option => option.Value.Split(' ', 2))
                .ToImmutableSortedDictionary(words => words[0], words => words[1]),
        };
    }

    private static string DefaultFolder(QueueSession session) =>
        session.List.References.Count > 0 ? Path.GetDirectoryName(session.List.References[^1].DisplayName) ?? ""
        : session.Queue.Folder!.Layout == QueueLayout.KernelSource ? "patches.suse" : "";
}
