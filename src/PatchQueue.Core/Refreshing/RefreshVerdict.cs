namespace PatchQueue.Refreshing;

/// <summary>What a refresh does to a patch or to one file section; a greater one takes in those before it.</summary>
public enum RefreshVerdict
{
    /// <summary>Not a byte is changed.</summary>
    Unchanged,

    /// <summary>Only the numbers in <c>@@</c> lines are changed.</summary>
    LineNumbers,

    /// <summary>The names of the files are written in another form.</summary>
    Names,

    /// <summary>The same lines are removed and added, between other lines of context.</summary>
    Context,

    /// <summary>The patch does something else than before.</summary>
    Code,
}
