namespace PatchQueue.Rebasing;

/// <summary>Where a hunk of the old queue has gone.</summary>
public enum LedgerFate
{
    /// <summary>It changes the same lines.</summary>
    Kept,

    /// <summary>It is in, and upstream has changed lines between those of the change.</summary>
    Merged,

    /// <summary>The new mainline has it.</summary>
    Upstream,

    /// <summary>A person has left it out.</summary>
    Dropped,

    /// <summary>Its patch waits.</summary>
    Open,

    /// <summary>Nothing says where it has gone.</summary>
    Missing,
}
