using System.Collections.Immutable;
using System.Text;
using PatchQueue.Text;

namespace PatchQueue.Backporting;

/// <summary>What a person wants of commits that are to become patches.</summary>
/// <param name="Paths">Files and folders; what a commit changes elsewhere is left out. Empty for everything.</param>
/// <param name="References">What <c>References</c> are to say; empty for what the queue tells: <c>git-fixes</c> for a fix of it.</param>
/// <param name="Folder">The folder of the new patches, relative to the patches' folder; empty for that itself.</param>
public sealed record BackportWish(ImmutableArray<string> Paths, string References, string Folder)
{
    /// <summary>What the <c>References</c> of some commits are to say before that.</summary>
    public ImmutableSortedDictionary<string, string> Cves { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether a file is wanted.</summary>
    public bool Wants(TreePath path) => Paths.IsEmpty || Paths.Any(wanted => IsOf(path.Bytes, Encoding.UTF8.GetBytes(wanted.TrimEnd('/'))));

    private static bool IsOf(ReadOnlySpan<byte> path, ReadOnlySpan<byte> wanted) =>
        path.StartsWith(wanted) && (path.Length == wanted.Length || path[wanted.Length] == '/');
}
