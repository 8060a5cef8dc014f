using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Work;

namespace PatchQueue.Records;

/// <summary>
/// A tree that is this process's to change: its root is open, its <c>.pq</c> locked, and what a killed run left under way is settled.
/// </summary>
public sealed class LockedTree : IDisposable
{
    private KnownTree? _known;

    private LockedTree(string path)
    {
        Path = path;
        Root = DirectoryHandle.Open(path);
        try
        {
            State = StateDirectory.Lock(Root);
        }
        catch
        {
            Root.Dispose();
            throw;
        }
    }

    /// <summary>The tree's root; absolute.</summary>
    public string Path { get; }

    /// <summary>What the tree was made from; null when pq has not been at work in it.</summary>
    /// <exception cref="InvalidDataException">The record is damaged, or of another version.</exception>
    public TreeRecord? Record => Known?.Record;

    /// <summary>The open root.</summary>
    internal DirectoryHandle Root { get; }

    /// <summary>The open <c>.pq</c>.</summary>
    internal StateDirectory State { get; }

    /// <summary>The record with what was noted beside it; null when there is none.</summary>
    internal KnownTree? Known => _known ??= KnownTree.TryRead(State);

    /// <summary>Opens and locks a tree; <c>.pq</c> is made when it has none.</summary>
    /// <param name="path">Its root; absolute.</param>
    /// <param name="crew">The threads that settle what was under way.</param>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    public static LockedTree Open(string path, Crew crew)
    {
        var tree = new LockedTree(path);
        try
        {
            TreeTransaction.Recover(tree.Root, tree.State, crew, () => KnownTree.TryRead(tree.State)?.Record.LastNumber ?? 0);
            return tree;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        State.Dispose();
        Root.Dispose();
    }

    /// <summary>Forgets what was read, because the record has been written anew.</summary>
    internal void Reread() => _known = null;
}
