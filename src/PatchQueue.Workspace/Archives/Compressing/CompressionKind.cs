namespace PatchQueue.Archives;

/// <summary>How a file is compressed.</summary>
public enum CompressionKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>gzip: <c>.gz</c>, <c>.tgz</c>.</summary>
    Gzip,

    /// <summary>bzip2: <c>.bz2</c>, <c>.tbz2</c>, <c>.tbz</c>.</summary>
    Bzip2,

    /// <summary>xz: <c>.xz</c>, <c>.txz</c>.</summary>
    Xz,

    /// <summary>Zstandard: <c>.zst</c>, <c>.tzst</c>.</summary>
    Zstd,

    /// <summary>The older format of the LZMA tools: <c>.lzma</c>; it can only be read.</summary>
    Lzma,
}
