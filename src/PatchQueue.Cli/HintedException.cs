namespace PatchQueue.Cli;

/// <summary>Something cannot be done as the queue is now; nothing has changed.</summary>
/// <param name="message">Why, in one sentence without a full stop.</param>
/// <param name="hint">What would help.</param>
internal sealed class HintedException(string message, string hint) : Exception(message)
{
    /// <summary>What would help.</summary>
    public string Hint { get; } = hint;
}
