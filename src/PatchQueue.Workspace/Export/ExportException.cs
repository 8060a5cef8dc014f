namespace PatchQueue.Export;

/// <summary>A package cannot be made of a queue; the message says why, and nothing is left of it.</summary>
/// <param name="message">One sentence without a full stop.</param>
/// <param name="hint">What helps; null when the message says it.</param>
public sealed class ExportException(string message, string? hint = null) : IOException(message)
{
    /// <summary>What helps; null for nothing.</summary>
    public string? Hint { get; } = hint;

    /// <summary>Whether a person has to decide something about the queue: a reject, a finding.</summary>
    public bool NeedsPerson { get; init; }
}
