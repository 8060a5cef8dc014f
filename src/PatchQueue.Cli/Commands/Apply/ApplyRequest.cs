using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>What the command line of <c>pq apply</c> asks for.</summary>
internal sealed record ApplyRequest
{
    /// <summary>What it says about the queue.</summary>
    public required QueueOptions Queue { get; init; }

    /// <summary><c>--out</c>.</summary>
    public string? Out { get; init; }

    /// <summary><c>--tree</c>.</summary>
    public string? Tree { get; init; }

    /// <summary><c>--branch</c>.</summary>
    public string? Branch { get; init; }

    /// <summary><c>--tarball</c>.</summary>
    public string? Tarball { get; init; }

    /// <summary><c>--dry-run</c>.</summary>
    public bool IsDryRun { get; init; }

    /// <summary><c>--vanilla</c>.</summary>
    public bool IsVanilla { get; init; }

    /// <summary><c>--to</c>: the last patch that is wanted.</summary>
    public string? To { get; init; }

    /// <summary><c>--before</c>: the first patch that is not.</summary>
    public string? Before { get; init; }

    /// <summary><c>--keep-going</c>.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary><c>--keep</c>: files that somebody has changed in the tree stay as they are.</summary>
    public bool KeepsEdits { get; init; }

    /// <summary><c>--verify</c>: every file is read, whatever its times say.</summary>
    public bool Verifies { get; init; }

    /// <summary><c>--quilt</c>.</summary>
    public bool IsQuilt { get; init; }

    /// <summary><c>--keyring</c>.</summary>
    public string? Keyring { get; init; }

    /// <summary><c>--force</c>: an existing branch may be replaced.</summary>
    public bool IsForced { get; init; }

    /// <summary><c>--config</c>: the row whose .config the tree gets.</summary>
    public string? Config { get; init; }

    /// <summary><c>--json</c>.</summary>
    public bool IsJson { get; init; }

    /// <summary><c>--log</c>.</summary>
    public string? Log { get; init; }

    /// <summary><c>-q</c>.</summary>
    public bool IsQuiet { get; init; }

    /// <summary><c>-v</c>.</summary>
    public bool IsVerbose { get; init; }

    /// <summary><c>--threads</c>.</summary>
    public int Threads { get; init; }
}
