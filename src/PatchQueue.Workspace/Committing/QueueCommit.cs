using System.Collections.Immutable;

namespace PatchQueue.Committing;

/// <summary>A commit of the queue's git that is to be made.</summary>
/// <param name="Message">Its message, the last line ended.</param>
/// <param name="Files">The files that it takes as they lie in the worktree, those that are gone included; absolute.</param>
/// <param name="Series">The series files that it changes, with their bytes at that commit; absolute.</param>
public sealed record QueueCommit(
    string Message, ImmutableArray<string> Files, ImmutableArray<(string Path, ReadOnlyMemory<byte> Bytes)> Series)
{
    /// <summary>The first line of the message.</summary>
    public string Subject => Message.Split('\n', 2)[0];
}
