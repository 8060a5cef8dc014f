using System.Collections.Immutable;

namespace PatchQueue.Queues;

/// <summary>
/// What a command line says about the queue; null or empty where it says nothing. Paths may be relative to the working directory.
/// </summary>
public sealed record QueueOptions
{
    /// <summary>No option is given.</summary>
    public static QueueOptions None { get; } = new();

    /// <summary><c>--series</c>, repeatable, in the order to apply.</summary>
    public ImmutableArray<string> Series { get; init; } = [];

    /// <summary><c>--patches</c>.</summary>
    public string? Patches { get; init; }

    /// <summary><c>--mainline</c>: a folder, an archive, or <c>REPO#REV</c>.</summary>
    public string? Mainline { get; init; }

    /// <summary><c>--fuzz</c>.</summary>
    public int? Fuzz { get; init; }

    /// <summary><c>--strip</c>.</summary>
    public int? Strip { get; init; }

    /// <summary><c>--remove-empty-files</c>.</summary>
    public bool? RemoveEmptyFiles { get; init; }

    /// <summary><c>--overlay</c>.</summary>
    public string? Overlay { get; init; }

    /// <summary><c>--symbol</c>, repeatable.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary><c>--dialect</c>: <c>suse</c>, <c>quilt</c>, <c>debian</c> or <c>armbian</c>.</summary>
    public string? Dialect { get; init; }
}
