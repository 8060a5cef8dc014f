namespace PatchQueue.Porting;

/// <summary>Where an old hunk has ended, in the ledger that must balance before a queue is written.</summary>
public enum PortFate
{
    /// <summary>Its change is in the queue as it was; lines around it may be others.</summary>
    Kept,

    /// <summary>Its change is in the queue, with upstream's changes between its lines.</summary>
    Merged,

    /// <summary>The new mainline has its change.</summary>
    Upstream,

    /// <summary>A person has left it out.</summary>
    Dropped,

    /// <summary>It waits for a person.</summary>
    Open,
}
