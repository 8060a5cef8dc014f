namespace PatchQueue.Quilt;

/// <summary>A <c>.pc</c> that pq cannot go on with: another version's, damaged, or not what quilt makes.</summary>
/// <param name="message">What is wrong with it.</param>
/// <param name="hint">What helps; null when nothing is known to.</param>
public sealed class QuiltStateException(string message, string? hint = null) : IOException(message)
{
    /// <summary>What helps; null when nothing is known to.</summary>
    public string? Hint { get; } = hint;
}
