using System.Collections.Immutable;

namespace PatchQueue.Processes;

/// <summary>A program with its arguments, as a list: no shell ever sees them.</summary>
public sealed record ProgramCall
{
    /// <summary>The program's name, looked up in <c>PATH</c>.</summary>
    public required string Program { get; init; }

    /// <summary>The Debian package that has it, for the message when it is missing.</summary>
    public required string Package { get; init; }

    /// <summary>The arguments.</summary>
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Variables added to the fixed environment.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
