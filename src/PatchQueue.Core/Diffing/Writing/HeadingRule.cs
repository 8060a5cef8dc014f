namespace PatchQueue.Diffing;

/// <summary>
/// What follows a hunk's ranges: the last line above the hunk that begins with a letter, <c>_</c> or <c>$</c>, or nothing.
/// </summary>
public enum HeadingRule
{
    /// <summary>Nothing, as <c>diff -u</c>.</summary>
    None,

    /// <summary>Up to 80 bytes of the line, as git without attributes.</summary>
    Git,

    /// <summary>Up to 40 bytes of the line, as <c>diff -p</c>.</summary>
    Gnu,
}
