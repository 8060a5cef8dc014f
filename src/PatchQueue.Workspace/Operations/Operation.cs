using System.Collections.Immutable;
using PatchQueue.Editing;
using PatchQueue.Text;

namespace PatchQueue.Operations;

/// <summary>A command that changed a tree or its queue, with all that is needed to take it back.</summary>
public sealed record Operation
{
    /// <summary>Its number in the tree's log, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The number of the operation that it takes back; 0 for none. It is gone with that from the log.</summary>
    public int Undoes { get; init; }

    /// <summary>The command, as it was typed behind <c>pq</c>.</summary>
    public required string Words { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The name of the top patch before it; empty when none was applied.</summary>
    public required ReadOnlyMemory<byte> Top { get; init; }

    /// <summary>The checksum of the tree's record before it; 0 when there was none.</summary>
    public UInt128 Record { get; init; }

    /// <summary>Whether the top patch before it was one that was forced in.</summary>
    public bool IsForced { get; init; }

    /// <summary>The files of the queue that it changes, as they were.</summary>
    public ImmutableArray<SavedFile> Files { get; init; } = [];

    /// <summary>The files of the tree that stay as they are when it is taken back: what was refreshed is a change once more.</summary>
    public ImmutableArray<TreePath> Refreshed { get; init; } = [];

    /// <summary>Somebody's changes that it took out of the tree.</summary>
    public ImmutableArray<LostEdit> Edits { get; init; } = [];
}
