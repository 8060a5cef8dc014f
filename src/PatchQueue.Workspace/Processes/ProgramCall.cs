using System.Collections.Immutable;

namespace PatchQueue.Processes;

/// <summary>A program to start: what, with which arguments, where. No shell sees any of it.</summary>
/// <param name="Program">Name to find in PATH, or a full path.</param>
/// <param name="Arguments">The arguments, one string each, passed as they are.</param>
public sealed record ProgramCall(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>Variables on top of the fixed ones (PATH and TMPDIR as ours, LC_ALL=C, TZ=UTC); nothing else is inherited.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The directory it runs in; null for ours.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>What <see cref="ProgramRunner.Run"/> writes to its standard input; empty by default.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Takes its standard error as it comes, while it is also kept for the result; null for nobody.</summary>
    public Stream? ErrorTo { get; init; }

    /// <summary>The Debian package that has the program, for the words when it is missing.</summary>
    public string Package { get; init; } = Program;
}
