using PatchQueue.Changelogs;
using PatchQueue.Comparing;
using PatchQueue.Packaging;

namespace PatchQueue.Export;

/// <summary>What two versions of a queue differ by, as one entry of a changelog: the account from one release to the next.</summary>
public static class RangeChanges
{
    /// <summary>Makes the entry.</summary>
    /// <param name="pairs">The patches of both versions.</param>
    /// <param name="title">The entry's first sentence.</param>
    /// <param name="when">Its time.</param>
    /// <param name="name">Who: a name.</param>
    /// <param name="email">Who: an address.</param>
    public static ChangelogEntry Of(IEnumerable<PatchPair> pairs, string title, DateTimeOffset when, string name, string email) =>
        new(when, name, email, [new ChangelogItem(title, [.. pairs.Select(Sentence).OfType<string>()])]);

    private static string? Sentence(PatchPair pair) => pair.Kind switch
    {
        PairKind.Identical => null,
        PairKind.Added => $"Add {pair.New!.Name}: {Tags(pair.New).Subject}{References(pair.New)}",
        PairKind.Removed => $"Drop {pair.Old!.Name}{Version(pair.Old)}{References(pair.Old)}",
        PairKind.Renamed => $"Rename {pair.Old!.Name} to {pair.New!.Name}",
        PairKind.Header => $"Update the header of {pair.New!.Name}{References(pair.New)}",
        _ => $"Refresh {pair.New!.Name}{References(pair.New)}",
    };

    // Patch-mainline says which version has it.
    private static string Version(VersionedPatch patch) => Tags(patch).Mainline is ['v', ..] version ? $", which {version} has" : "";

    private static string References(VersionedPatch patch) => Tags(patch).ReferenceLine is { Length: > 0 } line ? $" ({line})" : "";

    private static PatchTags Tags(VersionedPatch patch) => PatchTags.Read(patch.Patch.Bytes[..patch.Patch.HeaderLength], patch.Name);
}
