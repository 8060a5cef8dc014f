namespace PatchQueue.Porting;

/// <summary>
/// What becomes of a hunk, a file patch or a patch on a new mainline. A later one takes more of a person than those before it.
/// </summary>
public enum PortOutcome
{
    /// <summary>It fits at its own lines.</summary>
    Clean,

    /// <summary>It fits at other lines, and only there.</summary>
    Offset,

    /// <summary>Lines around the change are others; the change is the same.</summary>
    Context,

    /// <summary>Upstream has changed lines between those of the change; both are in.</summary>
    Merged,

    /// <summary>The new mainline has all of it.</summary>
    AlreadyUpstream,

    /// <summary>The new mainline has a part of it.</summary>
    PartlyUpstream,

    /// <summary>Its file has another name now.</summary>
    Moved,

    /// <summary>It can be brought in, and there is a reason to doubt that this is right.</summary>
    Suspicious,

    /// <summary>It rests on a patch that waits for a person.</summary>
    Blocked,

    /// <summary>A person has to bring it together with what upstream has changed.</summary>
    Conflict,

    /// <summary>What it changes is gone.</summary>
    Obsolete,

    /// <summary>It cannot be read, or does not apply to its own mainline.</summary>
    Malformed,
}
