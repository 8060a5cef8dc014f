using System.Collections.Immutable;
using PatchQueue.Cli;
using PatchQueue.Queues;

namespace PatchQueue.Commands;

/// <summary>What the command line of <c>pq export</c> asks for; null where it says nothing.</summary>
internal sealed record ExportRequest
{
    /// <summary>What it says about the queue.</summary>
    public required QueueOptions Queue { get; init; }

    /// <summary>Where the package goes; absolute, without a slash behind it.</summary>
    /// <exception cref="UsageException">It is not said.</exception>
    public string Target(CommandContext context) => Path.TrimEndingDirectorySeparator(
        context.PathOf(Out ?? throw new UsageException("it is not said where the package goes", "name a folder with --out")));

    /// <summary><c>--format</c>.</summary>
    public string Format { get; init; } = "obs";

    /// <summary><c>--out</c>.</summary>
    public string? Out { get; init; }

    /// <summary><c>--name</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>--version</c>.</summary>
    public string? Version { get; init; }

    /// <summary><c>--release</c>.</summary>
    public string? Release { get; init; }

    /// <summary><c>--style</c>: <c>patches</c> or <c>prepared</c>.</summary>
    public string? Style { get; init; }

    /// <summary><c>--compression</c>.</summary>
    public string? Compression { get; init; }

    /// <summary><c>--verify</c>.</summary>
    public string? Verify { get; init; }

    /// <summary><c>--epoch</c>, in seconds since 1970.</summary>
    public long? Epoch { get; init; }

    /// <summary><c>--template</c>.</summary>
    public string? Template { get; init; }

    /// <summary><c>--set</c>, each <c>NAME=VALUE</c>.</summary>
    public ImmutableArray<string> Set { get; init; } = [];

    /// <summary><c>--arch</c>.</summary>
    public ImmutableArray<string> Architectures { get; init; } = [];

    /// <summary><c>--kernel-configs</c>: <c>build</c>, <c>defaults</c> or <c>none</c>.</summary>
    public string? KernelConfigs { get; init; }

    /// <summary><c>--flavor</c>.</summary>
    public ImmutableArray<string> Flavors { get; init; } = [];

    /// <summary><c>--vanilla</c>.</summary>
    public bool IsVanilla { get; init; }

    /// <summary><c>--with-disabled</c>.</summary>
    public bool WithDisabled { get; init; }

    /// <summary><c>--changes</c>.</summary>
    public string? Changes { get; init; }

    /// <summary><c>--changes-from</c>.</summary>
    public string? ChangesFrom { get; init; }

    /// <summary><c>--revision</c>.</summary>
    public string? Revision { get; init; }

    /// <summary><c>--tag</c>.</summary>
    public string? Tag { get; init; }

    /// <summary><c>--keyring</c>.</summary>
    public string? Keyring { get; init; }

    /// <summary><c>--profile</c>.</summary>
    public string? Profile { get; init; }

    /// <summary><c>--dirty</c>.</summary>
    public bool IsDirty { get; init; }

    /// <summary><c>--force</c>.</summary>
    public bool IsForced { get; init; }

    /// <summary><c>--json</c>.</summary>
    public bool IsJson { get; init; }

    /// <summary><c>--threads</c>.</summary>
    public int Threads { get; init; }
}
