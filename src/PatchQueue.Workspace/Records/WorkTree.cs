using System.Buffers.Binary;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;
using PatchQueue.Trees;
using PatchQueue.Work;

namespace PatchQueue.Records;

/// <summary>
/// A tree that a command works in: its root and its <c>.pq</c> are open, and what a killed run left under way is settled. Locked when the
/// command changes it.
/// </summary>
public sealed class WorkTree : IDisposable
{
    private readonly StateDirectory? _state;
    private KnownTree? _known;
    private RecordAhead? _ahead;

    private WorkTree(string path, Func<DirectoryHandle, StateDirectory?> open)
    {
        Path = path;
        Root = DirectoryHandle.Open(path);
        try
        {
            _state = open(Root);
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
    /// <exception cref="StateDamagedException">The record is damaged, or of another version.</exception>
    public TreeRecord? Record => Known?.Record;

    /// <summary>
    /// Which queue it belongs to, as <see cref="TreeRecord.Queue"/> has it; null when pq has not been at work in it. Told by the beginning
    /// of the record, whose damage shows only when <see cref="Record"/> is read.
    /// </summary>
    public string? Queue =>
        _known is null && _state is not null && TreeRecordHead.TryReadQueue(_state) is { } queue ? queue : Record?.Queue;

    /// <summary>The checksum of the record; 0 when there is none.</summary>
    internal UInt128 RecordChecksum => Known is { } known ? BinaryPrimitives.ReadUInt128LittleEndian(known.Bytes.AsSpan()[^16..]) : 0;

    /// <summary>The open root.</summary>
    internal DirectoryHandle Root { get; }

    /// <summary>Whether there is a <c>.pq</c>.</summary>
    internal bool HasState => _state is not null;

    /// <summary>The open <c>.pq</c>.</summary>
    internal StateDirectory State => _state ?? throw new InvalidOperationException("the tree has no .pq");

    /// <summary>The record with what was noted beside it; null when there is none.</summary>
    internal KnownTree? Known => _known ??= _state is null ? null : _ahead?.TryTake(_state) ?? KnownTree.TryRead(_state);

    /// <summary>Opens and locks a tree; <c>.pq</c> is made when it has none.</summary>
    /// <param name="path">Its root; absolute.</param>
    /// <param name="crew">The threads that settle what was under way.</param>
    /// <param name="ahead">Its record as it was read before; null where it has not been.</param>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    public static WorkTree Open(string path, Crew crew, RecordAhead? ahead = null)
    {
        var tree = new WorkTree(path, StateDirectory.Lock) { _ahead = ahead };
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

    /// <summary>Opens a tree to be read. What another pq has under way is not waited for; what a killed one left is settled.</summary>
    /// <param name="path">Its root; absolute.</param>
    /// <param name="crew">The threads that settle what was under way.</param>
    public static WorkTree OpenToRead(string path, Crew crew)
    {
        if (Directory.Exists(System.IO.Path.Combine(path, ".pq", "txn")))
        {
            try
            {
                Open(path, crew).Dispose();
            }
            catch (TreeBusyException)
            {
            }
        }

        return new WorkTree(path, StateDirectory.TryOpen);
    }

    /// <summary>
    /// Opens a tree just as it is, to be looked at or repaired: nothing is settled and nothing made, but others are kept out.
    /// </summary>
    /// <param name="path">Its root; absolute.</param>
    /// <exception cref="TreeBusyException">Another pq works on the tree.</exception>
    public static WorkTree OpenAsItIs(string path) => new(path, StateDirectory.TryLock);

    /// <summary>A file as it is in the tree now; null when there is none.</summary>
    /// <exception cref="IOException">It cannot be read, or is neither a regular file nor a link.</exception>
    public SourceFile? Read(TreePath path) => FileReading.Read(new DirectorySource(Root), path);

    /// <summary>The mainline that it was expanded from, as it was named; null where it does not know.</summary>
    public string? MainlineSource => HasState ? MainlineFiles.TryRead(State)?.Source : null;

    /// <summary>Begins to read the record, which will be wanted soon, while something else is done.</summary>
    public void ReadAhead() => _ahead ??= _known is null ? RecordAhead.Begin(Path, readsStats: false) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _state?.Dispose();
        Root.Dispose();
    }

    /// <summary>Forgets what was read, because the record has been written anew.</summary>
    internal void Reread() => (_known, _ahead) = (null, null);
}
