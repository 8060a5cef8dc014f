using System.Collections.Immutable;

namespace PatchQueue.Queues;

/// <summary>A queue on disk: where it is and what it consists of. Paths are absolute.</summary>
public sealed record QueueFolder
{
    /// <summary>The folder that the layout begins in.</summary>
    public required string Root { get; init; }

    /// <summary>How it lies there.</summary>
    public required QueueLayout Layout { get; init; }

    /// <summary>The series files in the order they are applied in; empty when nothing names one.</summary>
    public required ImmutableArray<SeriesFile> Series { get; init; }

    /// <summary>The <c>pq.toml</c> of the root; null when there is none.</summary>
    public string? SettingsFile { get; init; }
}
