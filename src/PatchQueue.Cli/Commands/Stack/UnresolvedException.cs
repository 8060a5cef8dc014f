using PatchQueue.Records;

namespace PatchQueue.Commands;

/// <summary>The top patch was forced in, and what did not fit of it is not resolved.</summary>
/// <param name="patch">The patch.</param>
/// <param name="forced">What did not fit.</param>
internal sealed class UnresolvedException(string patch, ForcedPatch forced)
    : IOException($"{patch} was forced in, and this is not resolved: {string.Join(", ", forced.Hunks)}")
{
    /// <summary>What helps.</summary>
    public static string Hint => "put it into the files and pq refresh; --drop-hunk lets a hunk go, and pq pop -f the patch";
}
