namespace PatchQueue.Git;

/// <summary>A file that has changed between two states of a repository.</summary>
/// <param name="Path">Absolute, as it would lie in the worktree.</param>
/// <param name="IsNew">Whether the older state lacks it.</param>
/// <param name="IsTracked">Whether git knows it, by a commit or its index.</param>
/// <param name="Content">Its bytes in the newer state; null when it is gone.</param>
public sealed record ChangedFile(string Path, bool IsNew, bool IsTracked, ReadOnlyMemory<byte>? Content);
