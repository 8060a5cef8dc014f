namespace PatchQueue.Submitting;

/// <summary>A package cannot be handed over; the message says why. What the server had committed before is as it was.</summary>
/// <param name="message">One sentence without a full stop; never with a password in it.</param>
/// <param name="hint">What helps; null when the message says it.</param>
public sealed class SubmitException(string message, string? hint = null) : IOException(message)
{
    /// <summary>What helps; null for nothing.</summary>
    public string? Hint { get; } = hint;
}
