using System.Collections.Immutable;

namespace PatchQueue.Configs;

/// <summary>A kernel that is to be configured: architecture, variant or feature set, flavor, and the layers that it is made of.</summary>
public sealed record ConfigRow
{
    /// <summary>As people name it: <c>amd64/none/cloud-amd64</c>, or as the dialect does.</summary>
    public required string Name { get; init; }

    /// <summary>The distribution's word for the architecture.</summary>
    public required string Arch { get; init; }

    /// <summary>The kernel's word for it: what <c>ARCH=</c> takes.</summary>
    public required string KernelArch { get; init; }

    /// <summary>The feature set or variant; <c>none</c> without one.</summary>
    public string Variant { get; init; } = "none";

    /// <summary>The flavor.</summary>
    public required string Flavor { get; init; }

    /// <summary>Lowest first.</summary>
    public required ImmutableArray<ConfigLayer> Layers { get; init; }

    /// <summary>The names of all layers that it can have, those that say nothing yet included, lowest first.</summary>
    public ImmutableArray<string> Places
    {
        get => field.IsDefault ? [.. Layers.Select(layer => layer.Name)] : field;
        init;
    }

    /// <summary>How they are merged.</summary>
    public required MergeRule Rule { get; init; }

    /// <summary>The order of the options where it is not that of the layers' lines; empty where it is.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    /// <summary>Whether the dialect asks for an empty result.</summary>
    public bool IsEmpty { get; init; }
}
