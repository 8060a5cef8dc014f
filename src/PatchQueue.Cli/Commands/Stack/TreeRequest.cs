using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>What the command line says about the tree that a command works in.</summary>
internal sealed record TreeRequest
{
    /// <summary>What it says about the queue.</summary>
    public required QueueOptions Queue { get; init; }

    /// <summary><c>--tree</c>.</summary>
    public string? Tree { get; init; }

    /// <summary>Whether the command changes nothing.</summary>
    public bool IsReading { get; init; }

    /// <summary><c>--keep</c>: files that somebody has changed in the tree stay as they are.</summary>
    public bool KeepsEdits { get; init; }

    /// <summary><c>-q</c>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary><c>-v</c>.</summary>
    public bool IsVerbose { get; init; }

    /// <summary><c>--threads</c>.</summary>
    public int Threads { get; init; }
}
