namespace PatchQueue.Cli;

/// <summary>The command line says something that cannot be done.</summary>
/// <param name="message">What, in one sentence without a full stop.</param>
/// <param name="hint">What would help; null for nothing.</param>
internal sealed class UsageException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What would help; null for nothing.</summary>
    public string? Hint { get; } = hint;
}
