using PatchQueue.Applying;
using PatchQueue.Checks;
using PatchQueue.Queues;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Backporting;

/// <summary>What is needed to take commits into a queue.</summary>
public sealed record BackportSetup
{
    /// <summary>The queue.</summary>
    public required QueueFolder Folder { get; init; }

    /// <summary>Its settings.</summary>
    public required QueueSettings Settings { get; init; }

    /// <summary>The headers of its patches.</summary>
    public required QueueHeaders Headers { get; init; }

    /// <summary>What its patches are on top of.</summary>
    public required IMainline Mainline { get; init; }

    /// <summary>What is wanted.</summary>
    public required BackportWish Wish { get; init; }

    /// <summary>The threads.</summary>
    public required Crew Crew { get; init; }

    /// <summary>How patches are applied.</summary>
    internal ApplyOptions Options =>
        new() { Fuzz = Settings.Fuzz.Value, RemovesEmptyFiles = Settings.RemoveEmptyFiles.Value };
}
