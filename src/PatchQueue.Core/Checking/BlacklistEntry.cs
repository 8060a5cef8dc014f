namespace PatchQueue.Checking;

/// <summary>What the queue is not to have.</summary>
/// <param name="Text">A full commit id, a path or a pattern of paths, or a CVE.</param>
/// <param name="Reason">Its comment; empty for none.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record BlacklistEntry(string Text, string Reason, int Line);
