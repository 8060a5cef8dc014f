using PatchQueue.Configs;

namespace PatchQueue.Configuring;

/// <summary>An option that is no longer there.</summary>
/// <param name="Symbol">Without <c>CONFIG_</c>.</param>
/// <param name="Patch">The patch that defined it and leaves the queue; null where the mainline did.</param>
/// <param name="Renamed">What it probably is called now; null where nothing says so.</param>
/// <param name="Asked">A line that asks for it.</param>
public sealed record GoneOption(string Symbol, string? Patch, string? Renamed, ConfigOrigin Asked);
