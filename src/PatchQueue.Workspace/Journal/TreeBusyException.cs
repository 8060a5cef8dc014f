namespace PatchQueue.Journal;

/// <summary>Another pq has the lock of a tree or a queue.</summary>
/// <param name="what">Of which.</param>
/// <param name="holder">Who that is; null when the system does not say.</param>
public sealed class TreeBusyException(string what, string? holder)
    : IOException($"another pq is working on this {what}{(holder is null ? "" : $" ({holder})")}");
