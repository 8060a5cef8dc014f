using System.Buffers;
using System.Text;

namespace PatchQueue.Headers;

/// <summary>Names of tags, and where each has its place.</summary>
internal static class TagNames
{
    /// <summary>What a name consists of.</summary>
    public static readonly SearchValues<byte> Letters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    // The order in which kernel-source's tools write them.
    private static readonly string[] InBlock =
        ["From", "Date", "Subject", "Patch-mainline", "Git-repo", "Git-commit", "Alt-commit", "No-fix", "References"];

    private static readonly string[] Dep3 =
        ["Description", "Origin", "Forwarded", "Author", "Last-Update", "Applied-Upstream", "Bug", "Bug-Debian", "Bug-Ubuntu"];

    private static readonly string[] Below = ["Fixes", "Cc", "Link", "Closes", "Depends-on"];

    private static readonly HashSet<string> Known = new([.. InBlock, .. Dep3, .. Below], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name's place among those of a block, from 0; -1 for one that has none.</summary>
    public static int RankOf(string name) =>
        Array.FindIndex(InBlock, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it shows that a header follows DEP-3.</summary>
    public static bool IsOfDep3(string name) => Dep3.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it stands below the message, as <c>Signed-off-by</c> does.</summary>
    public static bool IsBelow(string name) => IsAttribution(name) || Below.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it says who had a part in the patch.</summary>
    public static bool IsAttribution(string name) => name.EndsWith("-by", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a name that needs no blank behind its colon.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> name) => name.Length < 20 && Known.Contains(Encoding.ASCII.GetString(name));

    /// <summary>Whether it can be a tag's name.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
