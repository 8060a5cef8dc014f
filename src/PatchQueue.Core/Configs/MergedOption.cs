using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>What all layers of a row together ask of an option.</summary>
/// <param name="Chosen">The line that wins.</param>
/// <param name="Layer">The layer it stands in.</param>
/// <param name="Shadowed">The lines that lose against it, lowest first.</param>
public sealed record MergedOption(RequestedOption Chosen, string Layer, ImmutableArray<RequestedOption> Shadowed)
{
    /// <summary>The option, without <c>CONFIG_</c>.</summary>
    public string Symbol => Chosen.Symbol;

    /// <summary>What is asked for.</summary>
    public ConfigValue Value => Chosen.Value;
}
