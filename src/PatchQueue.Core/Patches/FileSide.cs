using PatchQueue.Text;

namespace PatchQueue.Patches;

/// <summary>One side, old or new, of a file patch as its header names it.</summary>
public readonly record struct FileSide
{
    /// <summary>A side about which nothing is said.</summary>
    public static FileSide Unknown => default;

    /// <summary>
    /// The name as it stands in the header, unquoted, with its prefix; empty when there is none or it is <c>/dev/null</c>.
    /// A part of the patch's bytes unless it had to be unquoted.
    /// </summary>
    public ReadOnlyMemory<byte> Name { get; init; }

    /// <summary>Whether the name lacks the prefix that <c>-p1</c> strips, as git's <c>rename from</c> does.</summary>
    public bool IsWithoutPrefix { get; init; }

    /// <summary>Whether the side says that there is no file.</summary>
    public Absence Absence { get; init; }

    /// <summary>git's mode, such as octal 100644; 0 when the header names none.</summary>
    public int Mode { get; init; }

    /// <summary>
    /// The blob's id of the <c>index</c> line as hex digits in the patch's text, often abbreviated; empty when there is none.
    /// </summary>
    public Slice BlobId { get; init; }

    /// <summary>The side as its first hunk shows it: only without lines can a name or a time say that the file is absent.</summary>
    internal FileSide WithRange(bool hasLines) =>
        hasLines ? this with { Absence = Absence.Present }
        : Absence == Absence.Present ? this with { Absence = Absence.AbsentOrEmpty }
        : this;
}
