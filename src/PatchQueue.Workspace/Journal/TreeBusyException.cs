namespace PatchQueue.Journal;

/// <summary>Another pq is changing the tree.</summary>
public sealed class TreeBusyException() : IOException("another pq is working on this tree");
