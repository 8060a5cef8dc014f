namespace PatchQueue.Expanding;

/// <summary>That a patch names a file of a group, and how it went in there.</summary>
/// <param name="Patch">The patch's place in the record.</param>
/// <param name="Fit">How its hunks fitted.</param>
public readonly record struct RecordedTouch(int Patch, Fit Fit);

/// <summary>How the hunks of a patch fitted; a greater one says more.</summary>
public enum Fit
{
    /// <summary>Every hunk stands at its own line.</summary>
    Exact,

    /// <summary>Some hunks stand at other lines.</summary>
    Offset,

    /// <summary>Some hunks needed fuzz.</summary>
    Fuzz,
}
