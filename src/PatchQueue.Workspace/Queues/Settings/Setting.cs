namespace PatchQueue.Queues;

/// <summary>What kind of place a setting comes from; a kind that stands earlier wins.</summary>
public enum SettingKind
{
    /// <summary>An option of the command.</summary>
    Option,

    /// <summary>A variable <c>PQ_*</c>.</summary>
    Environment,

    /// <summary>What the expanded tree remembers of options and variables.</summary>
    Tree,

    /// <summary>The queue's <c>pq.toml</c>.</summary>
    File,

    /// <summary>The layout found.</summary>
    Layout,

    /// <summary>Nothing says otherwise.</summary>
    BuiltIn,
}

/// <summary>Where a setting comes from.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Place">As a person would look for it: <c>--fuzz</c>, <c>PQ_FUZZ</c>, <c>/q/pq.toml:3</c>, <c>extra-symbols</c>; empty
/// when built in.</param>
public sealed record SettingSource(SettingKind Kind, string Place)
{
    /// <summary>The source of defaults.</summary>
    public static SettingSource BuiltIn { get; } = new(SettingKind.BuiltIn, "");
}

/// <summary>A value and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">Its source.</param>
public sealed record Setting<T>(T Value, SettingSource Source);
