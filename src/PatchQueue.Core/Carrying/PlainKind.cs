namespace PatchQueue.Carrying;

/// <summary>How a patch's hunks for one file were brought in without any doubt of where they belong.</summary>
internal enum PlainKind
{
    /// <summary>Each stands where its lines stand.</summary>
    Placed,

    /// <summary>The lines around them were merged.</summary>
    Merged,

    /// <summary>Merged, and the new mainline has all of it.</summary>
    Upstream,
}
