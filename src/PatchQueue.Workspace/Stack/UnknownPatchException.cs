namespace PatchQueue.Stack;

/// <summary>A name that a person gave means no patch, or several, or one that is on the wrong side of the top.</summary>
/// <param name="message">What is wrong, in one sentence.</param>
/// <param name="hint">What helps.</param>
public sealed class UnknownPatchException(string message, string hint) : Exception(message)
{
    /// <summary>What helps.</summary>
    public string Hint { get; } = hint;
}
