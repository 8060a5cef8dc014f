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

    /// <summary>Its patch waits for a person, or for a patch that does.</summary>
    Open,

    /// <summary>Nothing says where it has gone.</summary>
    Missing,
}
