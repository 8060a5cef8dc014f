namespace PatchQueue.Merging;

/// <summary>How conflicts are written. The defaults are git's, without labels.</summary>
public sealed record ConflictDress
{
    /// <summary>What is written for a conflict.</summary>
    public MergeFavour Favour { get; init; }

    /// <summary>Bytes that a marker has before its label; at least 1.</summary>
    public int MarkerSize { get; init; } = ConflictReader.UsualSize;

    /// <summary>What stands behind <c>&lt;&lt;&lt;&lt;&lt;&lt;&lt;</c> and a blank; null for neither.</summary>
    public ReadOnlyMemory<byte>? OurLabel { get; init; }

    /// <summary>What stands behind <c>|||||||</c> and a blank; null for neither.</summary>
    public ReadOnlyMemory<byte>? BaseLabel { get; init; }

    /// <summary>What stands behind <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt;</c> and a blank; null for neither.</summary>
    public ReadOnlyMemory<byte>? TheirLabel { get; init; }
}
