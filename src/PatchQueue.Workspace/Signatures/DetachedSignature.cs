namespace PatchQueue.Signatures;

/// <summary>What bytes a signature was made over.</summary>
public enum SignedBytes
{
    /// <summary>The archive as it lies on disk.</summary>
    Archive,

    /// <summary>The tar inside it, as kernel.org signs.</summary>
    Tar,
}

/// <summary>A signature file beside an archive.</summary>
/// <param name="File">Its path.</param>
/// <param name="Over">What it signs.</param>
public sealed record DetachedSignature(string File, SignedBytes Over)
{
    private static readonly string[] Endings = [".sign", ".asc", ".sig"];
    private static readonly string[] Compressions = [".gz", ".bz2", ".xz", ".zst"];

    /// <summary>The signature of an archive; one over the archive itself goes before one over its tar. Null when there is none.</summary>
    public static DetachedSignature? Find(string archive) => Candidates(archive).FirstOrDefault(c => System.IO.File.Exists(c.File));

    // NAME.tar.xz.asc signs NAME.tar.xz; NAME.tar.sign signs what NAME.tar.xz unpacks to.
    internal static IEnumerable<DetachedSignature> Candidates(string archive)
    {
        var own = Endings.Select(e => new DetachedSignature(archive + e, SignedBytes.Archive));
        var compression = Compressions.FirstOrDefault(c => archive.EndsWith(".tar" + c, StringComparison.Ordinal));
        return compression is null
            ? own
            : own.Concat(Endings.Select(e => new DetachedSignature(archive[..^compression.Length] + e, SignedBytes.Tar)));
    }
}
