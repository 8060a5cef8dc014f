namespace PatchQueue.Work;

/// <summary>What a long run tells whoever watches it. The libraries print nothing themselves.</summary>
public abstract record WorkEvent
{
    private WorkEvent()
    {
    }

    /// <summary>Patches have been read.</summary>
    /// <param name="Done">How many so far.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record PatchesRead(int Done, int Total) : WorkEvent;

    /// <summary>Patches have been applied to all their files.</summary>
    /// <param name="Done">How many so far.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record PatchesApplied(int Done, int Total) : WorkEvent;

    /// <summary>Files of the mainline have been written.</summary>
    /// <param name="Done">How many so far.</param>
    public sealed record FilesWritten(int Done) : WorkEvent;
}
