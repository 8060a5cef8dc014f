using System.IO.Hashing;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>The files that patches of a tree name, as they were at one moment: what <c>quilt snapshot</c> keeps.</summary>
public sealed class Snapshot
{
    private const int ChecksumLength = 16;

    private readonly Dictionary<TreePath, SourceFile?> _files;

    private Snapshot(IEnumerable<KeyValuePair<TreePath, SourceFile?>> files) => _files = new(files, TreePathComparer.Instance);

    private static ReadOnlySpan<byte> FileName => "snapshot"u8;

    private static ReadOnlySpan<byte> Heading => "pq-snapshot 1\n"u8;

    /// <summary>The files; others were as the mainline has them.</summary>
    public IEnumerable<TreePath> Paths => _files.Keys;

    /// <summary>Looks at a tree, edits and all.</summary>
    public static Snapshot Of(WorkTree tree) =>
        new((tree.Known?.ByPath.Keys ?? []).Select(path => KeyValuePair.Create(path, tree.Read(path))));

    /// <summary>The one that is kept in a tree; null when there is none.</summary>
    /// <exception cref="StateDamagedException">It is damaged.</exception>
    public static Snapshot? TryRead(WorkTree tree)
    {
        if (StateFile.TryRead(tree.State.Handle, FileName) is not { } bytes)
        {
            return null;
        }

        if (bytes.Length < Heading.Length + ChecksumLength || !bytes.AsSpan().StartsWith(Heading)
            || !XxHash128.Hash(bytes.AsSpan()[..^ChecksumLength]).AsSpan().SequenceEqual(bytes.AsSpan()[^ChecksumLength..]))
        {
            throw new StateDamagedException("the tree's .pq/snapshot is damaged");
        }

        var reader = new FieldReader(bytes.AsMemory(Heading.Length));
        return new Snapshot(FileFields.ReadAll(ref reader).Select(edit => KeyValuePair.Create(edit.Path, edit.File)));
    }

    /// <summary>Takes the one that is kept in a tree away.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Forget(WorkTree tree) => DirectoryCalls.Unlink(tree.State.Handle, FileName) == 0;

    /// <summary>A file at that moment, where it is one of <see cref="Paths"/>.</summary>
    public bool TryFind(TreePath path, out SourceFile? file) => _files.TryGetValue(path, out file);

    /// <summary>Keeps it in a tree, in place of an older one.</summary>
    public void Write(WorkTree tree)
    {
        var writer = new FieldWriter(_files.Sum(file => file.Value?.Bytes.Length ?? 0));
        FileFields.WriteAll(writer, [.. _files.Select(file => new LostEdit(file.Key, file.Value))]);
        byte[] bytes = [.. Heading, .. writer.Written];
        StateFile.Write(tree.State.Handle, FileName, [.. bytes, .. XxHash128.Hash(bytes)]);
    }
}
