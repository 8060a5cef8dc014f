namespace PatchQueue.Worklist;

/// <summary>Where a piece of work stands.</summary>
public enum WorkItemState
{
    /// <summary>Nobody has looked at it.</summary>
    Left,

    /// <summary>It waits for a person.</summary>
    Stopped,

    /// <summary>It is in the queue.</summary>
    Done,

    /// <summary>It is left out.</summary>
    Skipped,
}
