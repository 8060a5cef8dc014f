namespace PatchQueue.Journal;

/// <summary>
/// Something below <c>.pq</c> is not as pq left it, so that nobody can go on with the tree until <c>pq recover</c> has been at it.
/// </summary>
/// <param name="message">What is damaged, in one sentence.</param>
public sealed class StateDamagedException(string message) : IOException(message);
