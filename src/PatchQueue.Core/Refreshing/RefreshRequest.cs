using PatchQueue.Diffing;
using PatchQueue.Patches;

namespace PatchQueue.Refreshing;

/// <summary>What a refresh needs to know.</summary>
public sealed record RefreshRequest
{
    /// <summary>The patch as it is, with its text.</summary>
    public required Patch Patch { get; init; }

    /// <summary>Leading components of its names to take off: <c>-p1</c>.</summary>
    public int Strip { get; init; } = 1;

    /// <summary>How it is to name its files from now on; null for as it does.</summary>
    public PathForm? Form { get; init; }

    /// <summary>Whether the series applies it with <c>-R</c>; it is then written the other way round.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether a file that the patch leaves empty goes, as with <c>patch -E</c>.</summary>
    public bool RemovesEmptyFiles { get; init; }

    /// <summary>One for each path that the patch names or that changed; a path that is not here is absent before and after.</summary>
    public required IReadOnlyList<FileVersions> Files { get; init; }

    /// <summary>How file sections are written of which the old patch has no example.</summary>
    public PatchStyle NewStyle { get; init; } = PatchStyle.Quilt;

    /// <summary>The hunks that may be missing from the new patch.</summary>
    public IReadOnlyCollection<DroppedHunk> Dropped { get; init; } = [];
}
