namespace PatchQueue.Diffing;

/// <summary>How the diff of a patch is written.</summary>
public sealed record PatchStyle
{
    /// <summary>As <c>git format-patch</c>, without <c>index</c> lines.</summary>
    public static readonly PatchStyle Git = new()
    {
        Headers = GitHeaderUse.Always,
        Unified = new UnifiedOptions { Heading = HeadingRule.Git },
    };

    /// <summary>As <c>quilt refresh -p ab --no-timestamps --no-index</c>, and git headers where quilt would lose what they say.</summary>
    public static readonly PatchStyle Quilt = new();

    /// <summary>What is put around the paths.</summary>
    public PathLabels Labels { get; init; } = PathLabels.Ab;

    /// <summary>Whether an <c>Index:</c> line stands above the names, where no git header does.</summary>
    public bool HasIndexLine { get; init; }

    /// <summary>When there is a git header.</summary>
    public GitHeaderUse Headers { get; init; }

    /// <summary>
    /// Hex digits, 4 to 40, of the blobs' SHA-1 ids in the <c>index</c> line of a git header; 0 leaves the line out. Binary data always
    /// has it with 40: git takes no other.
    /// </summary>
    public int BlobIdLength { get; init; }

    /// <summary>How hunks are written.</summary>
    public UnifiedOptions Unified { get; init; } = new();

    /// <summary>How lines are matched.</summary>
    public DiffAlgorithm Algorithm { get; init; }

    /// <summary>Where groups of changed lines are put.</summary>
    public GroupSliding Sliding { get; init; } = GroupSliding.Indent;
}
