using PatchQueue.Configs;

namespace PatchQueue.Configuring;

/// <summary>An option that a new mainline brings.</summary>
/// <param name="Symbol">Without <c>CONFIG_</c>.</param>
/// <param name="Group">Its subsystem.</param>
/// <param name="Origin">Where it is defined.</param>
public sealed record NewOption(string Symbol, string Group, ConfigOrigin Origin);
