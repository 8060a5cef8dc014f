namespace PatchQueue.Series;

/// <summary>Whose rules a series file is read by.</summary>
public enum SeriesDialect
{
    /// <summary>kernel-source's series.conf: guards, continuation lines, several names on a line, a sorted section; no options.</summary>
    Suse,

    /// <summary>
    /// quilt's series: a name, then <c>-pN</c> and <c>-R</c>; a comment begins in column 1 or after a blank behind the name.
    /// </summary>
    Quilt,

    /// <summary>
    /// debian/patches/series: quilt's, but indented comments and a CR at the line's end are what dpkg-source takes them for.
    /// </summary>
    Debian,

    /// <summary>Armbian's series.conf: a name a line, blanks included; a leading <c>-</c> or <c>#</c> skips the line.</summary>
    Armbian,
}
