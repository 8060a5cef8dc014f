using PatchQueue.Guards;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>Tells a series file's dialect where nobody said it.</summary>
public static class SeriesDialects
{
    /// <summary>
    /// By the name first: <c>*.conf</c> and <c>series.conf*</c> are SUSE's, or Armbian's when their entries look so; what lies in
    /// <c>debian/</c> is Debian's; all
    /// else is quilt's.
    /// </summary>
    /// <param name="path">The file's path with slashes, as the user or the layout names it.</param>
    /// <param name="content">Its bytes.</param>
    public static SeriesDialect Detect(string path, ReadOnlySpan<byte> content)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".conf", StringComparison.Ordinal) || name.StartsWith("series.conf", StringComparison.Ordinal))
        {
            return LooksLikeArmbian(content) ? SeriesDialect.Armbian : SeriesDialect.Suse;
        }

        var components = path.Split('/');
        return components is [.., "debian", var folder, _] && folder.StartsWith("patches", StringComparison.Ordinal)
            ? SeriesDialect.Debian
            : SeriesDialect.Quilt;
    }

    /// <summary>
    /// The dialect that a person names: <c>suse</c>, <c>quilt</c>, <c>debian</c> or <c>armbian</c>; null for any other word.
    /// </summary>
    public static SeriesDialect? TryParse(string word) => word switch
    {
        "suse" => SeriesDialect.Suse,
        "quilt" => SeriesDialect.Quilt,
        "debian" => SeriesDialect.Debian,
        "armbian" => SeriesDialect.Armbian,
        _ => null,
    };

    // Its families' folders; or "-" glued to a patch's name, which to guards is a symbol nobody would choose.
    private static bool LooksLikeArmbian(ReadOnlySpan<byte> content)
    {
        var lines = new LineReader(content);
        while (lines.TryRead(out var line))
        {
            var start = line.IndexOfAnyExcept(PerlSpace.Bytes);
            var text = line[Math.Max(start, 0)..];
            if (IsSkippedName(text) || text.StartsWith("patches.armbian/"u8) || text.StartsWith("patches.megous/"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSkippedName(ReadOnlySpan<byte> text) =>
        text is [(byte)'-', _, ..] && PerlSpace.TrimEnd(text) is var name
        && !name.ContainsAny(PerlSpace.Bytes) && name.EndsWith(".patch"u8);
}
