using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>A tree's record as the present run finds it, with the identities noted beside it and its files by path.</summary>
internal sealed class KnownTree
{
    private readonly Lazy<Dictionary<TreePath, (int Group, RecordedFile File)>> _byPath;

    private StateDirectory _state;
    private (bool IsRead, TreeStats? Stats) _stats;

    private KnownTree(TreeRecord record, byte[] bytes, StateDirectory state)
    {
        (Record, Bytes, _state) = (record, bytes, state);
        _byPath = new(IndexFiles);
    }

    /// <summary>The record.</summary>
    public TreeRecord Record { get; }

    /// <summary>The record as it was read.</summary>
    public byte[] Bytes { get; }

    /// <summary>The identities, read when somebody asks for them; null when they are lost.</summary>
    public TreeStats? Stats =>
        (_stats.IsRead ? _stats : _stats = (true, TreeStats.TryRead(_state, Bytes, Record.Patches.Length, Record.FilesNamed))).Stats;

    /// <summary>Every path of the record, with the place of its group.</summary>
    public IReadOnlyDictionary<TreePath, (int Group, RecordedFile File)> ByPath => _byPath.Value;

    /// <summary>Reads what a tree has; null when pq has not been at work in it.</summary>
    /// <exception cref="StateDamagedException">The record is damaged, or of another version.</exception>
    public static KnownTree? TryRead(StateDirectory state) =>
        TreeRecordFile.TryReadBytes(state) is { } bytes ? new KnownTree(TreeRecordFile.Read(bytes), bytes, state) : null;

    /// <summary>The same, where the identities are beside the record in a directory that is open longer.</summary>
    public KnownTree In(StateDirectory state)
    {
        _state = state;
        return this;
    }

    /// <summary>What the record says of a path; null when no patch has named it.</summary>
    public RecordedFile? Find(TreePath path) => ByPath.TryGetValue(path, out var found) ? found.File : null;

    /// <summary>Whether the record says what pq has left at a path.</summary>
    public bool Knows(ReadOnlySpan<byte> path) =>
        _byPath.Value.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(path, out var found) && found.File.Result is not null;

    private Dictionary<TreePath, (int Group, RecordedFile File)> IndexFiles()
    {
        var index = new Dictionary<TreePath, (int, RecordedFile)>(Record.Groups.Length * 2, TreePathComparer.Instance);
        for (var group = 0; group < Record.Groups.Length; group++)
        {
            foreach (var file in Record.Groups[group].Files)
            {
                index[file.Path] = (group, file);
            }
        }

        return index;
    }
}
