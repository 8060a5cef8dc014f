namespace PatchQueue.Porting;

/// <summary>How a proposal was made.</summary>
public enum PortProposalKind
{
    /// <summary>The hunks where their lines stand exactly.</summary>
    Strict,

    /// <summary>The three-way merge by lines.</summary>
    Merge,

    /// <summary>The new mainline's file as it is: upstream has the change.</summary>
    Upstream,

    /// <summary>The hunks with lines of context left out, as GNU patch does.</summary>
    Fuzz,

    /// <summary>A three-way merge by words.</summary>
    Words,
}
