using System.Collections.Immutable;
using PatchQueue.Headers;

namespace PatchQueue.Output;

/// <summary>A reference with the patches that have it.</summary>
/// <param name="Key">The reference, the same for every spelling.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Patches">The patches, in the order of the series.</param>
internal sealed record RefsRow(string Key, ReferenceKind Kind, ImmutableArray<string> Patches)
{
    /// <summary>The word for the kind.</summary>
    public string Word => Kind switch
    {
        ReferenceKind.Bug => "bug",
        ReferenceKind.Cve => "cve",
        ReferenceKind.Feature => "feature",
        ReferenceKind.GitFix => "git-fix",
        ReferenceKind.Stable => "stable",
        ReferenceKind.Url => "url",
        _ => "other",
    };
}
