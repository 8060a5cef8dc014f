namespace PatchQueue.Cache;

/// <summary>What an archive's entry is called.</summary>
/// <param name="Name">The archive's SHA-256, 64 hexadecimal digits.</param>
/// <param name="Stamp">The archive when it was looked at.</param>
/// <param name="FoundAt">When that was, in seconds since 1970, UTC.</param>
internal sealed record ArchiveKey(string Name, FileStamp Stamp, long FoundAt)
{
    /// <summary>Whether a name has the form of a key.</summary>
    public static bool IsName(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
