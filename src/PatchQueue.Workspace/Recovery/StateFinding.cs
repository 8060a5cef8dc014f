namespace PatchQueue.Recovery;

/// <summary>Something that is to be said of a tree's state.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Path">The file: of the tree, from its root; of the queue, absolute.</param>
/// <param name="Message">What is the matter, as the end of a sentence that the file begins.</param>
/// <param name="IsFault">Whether pq cannot go on with it, or would go on wrongly; otherwise it is worth knowing.</param>
public sealed record StateFinding(StatePart Part, string Path, string Message, bool IsFault = true);
