namespace PatchQueue.Guards;

/// <summary>Whether a guarded name is included, and which guard says so.</summary>
/// <param name="IsIncluded">The answer.</param>
/// <param name="DecidedBy">
/// The last guard that matched; when none did, the first one, whose sign is the start value. Null for a name without guards.
/// </param>
/// <param name="IsMatch">Whether <paramref name="DecidedBy"/> matched, rather than giving the start value by not matching.</param>
public readonly record struct GuardVerdict(bool IsIncluded, Guard? DecidedBy, bool IsMatch);
