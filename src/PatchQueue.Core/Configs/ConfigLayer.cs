using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>One of the places that a row takes its options from, lowest first.</summary>
/// <param name="Name">What <c>--layer</c> calls it: a file, a folder of one option a file, a key of an annotation.</param>
/// <param name="Options">In the order of its lines; an option may come twice.</param>
public sealed record ConfigLayer(string Name, ImmutableArray<RequestedOption> Options)
{
    /// <summary>All lines, for the tools that keep comments; empty where the dialect has none to keep.</summary>
    public ImmutableArray<ConfigLine> Lines { get; init; } = [];

    /// <summary>Whether <c>y</c> from below stays whatever this layer says: OpenWrt's <c>m+</c>.</summary>
    public bool KeepsYes { get; init; }

    /// <summary>A layer that is one file of option lines.</summary>
    public static ConfigLayer Of(OptionFile file) => new(file.Path, [.. file.Options()]) { Lines = file.Lines };
}
