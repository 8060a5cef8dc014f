namespace PatchQueue.Culprits;

/// <summary>What an upstream commit has to do with a patch that does not stay as it is.</summary>
public enum CulpritKind
{
    /// <summary>Behind it the lines that a hunk stands on are not there any more.</summary>
    Broke,

    /// <summary>Behind it the hunk's change cannot be merged any more.</summary>
    Conflicts,

    /// <summary>It took the file away.</summary>
    Removed,

    /// <summary>It gave the file another name.</summary>
    Renamed,

    /// <summary>It brought what the patch does.</summary>
    Brought,

    /// <summary>It takes back what another brought.</summary>
    Reverts,

    /// <summary>It mends what another brought.</summary>
    Fixes,

    /// <summary>It took away a name that the patch uses.</summary>
    Vanished,

    /// <summary>No history is at hand: the old and the new mainline differ in the lines of the hunk.</summary>
    Differs,
}
