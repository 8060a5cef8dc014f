using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Archives;
using PatchQueue.Text;

namespace PatchQueue.Cache;

/// <summary>Collects the members of a tar as it is read, and writes them as an index.</summary>
internal sealed class BaseIndexWriter
{
    private readonly Dictionary<TreePath, BaseMember> _members = new(TreePathComparer.Instance);
    private readonly List<byte> _targets = [];
    private readonly XxHash128 _hash = new();

    /// <summary>Whether all members could be noted; an archive that contradicts itself is better read as a whole each time.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Notes an entry and reads its content.</summary>
    public void Add(ArchiveEntry entry)
    {
        var member = MemberOf(entry);
        if (_members.TryGetValue(entry.Path, out var earlier))
        {
            IsWhole &= (earlier.Kind == BaseMemberKind.Directory) == (member.Kind == BaseMemberKind.Directory);
        }

        _members[entry.Path] = member;
    }

    /// <summary>The index as its file has it.</summary>
    /// <param name="archiveName">The archive's name without its directory.</param>
    /// <param name="key">The entry's key.</param>
    /// <param name="tarLength">Bytes of the tar.</param>
    /// <param name="chunks">The hashes of its chunks.</param>
    public byte[] ToBytes(string archiveName, string key, long tarLength, IReadOnlyList<UInt128> chunks)
    {
        var paths = _members.Keys.ToArray();
        Array.Sort(paths, (one, other) => one.Bytes.SequenceCompareTo(other.Bytes));
        byte[] name = Encoding.UTF8.GetBytes(archiveName);
        var records = new byte[paths.Length * IndexLayout.RecordSize];
        using var names = new MemoryStream();
        names.Write(name);
        names.Write(_targets.ToArray());
        for (var i = 0; i < paths.Length; i++)
        {
            var member = _members[paths[i]];
            var shift = member.Kind == BaseMemberKind.Symlink ? name.Length : 0;
            var record = records.AsSpan(i * IndexLayout.RecordSize, IndexLayout.RecordSize);
            Put(record, paths[i], (int)names.Length, member with { Offset = member.Offset + shift });
            names.Write(paths[i].Bytes);
        }

        byte[] body = [.. Header(key, tarLength, paths.Length, chunks.Count, (int)names.Length, name.Length), .. records,
            .. HashesOf(chunks), .. names.ToArray()];
        return [.. body, .. XxHash128.Hash(body)];
    }

    private static void Put(Span<byte> record, TreePath path, int start, BaseMember member)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record, start);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], path.Bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(record[8..], (int)member.Kind);
        BinaryPrimitives.WriteInt32LittleEndian(record[12..], member.Permissions);
        BinaryPrimitives.WriteInt64LittleEndian(record[16..], member.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(record[24..], member.Length);
        BinaryPrimitives.WriteUInt128LittleEndian(record[32..], member.Hash);
    }

    private static byte[] Header(string key, long tarLength, int members, int chunks, int names, int archiveName)
    {
        var header = new byte[IndexLayout.HeaderSize];
        IndexLayout.Magic.CopyTo(header);
        Convert.FromHexString(key).CopyTo(header, IndexLayout.KeyAt);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(IndexLayout.TarLengthAt), tarLength);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(IndexLayout.MembersAt), members);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(IndexLayout.ChunksAt), chunks);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(IndexLayout.NamesAt), names);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(IndexLayout.ArchiveNameAt), archiveName);
        return header;
    }

    private static byte[] HashesOf(IReadOnlyList<UInt128> chunks)
    {
        var bytes = new byte[chunks.Count * IndexLayout.HashSize];
        for (var i = 0; i < chunks.Count; i++)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(bytes.AsSpan(i * IndexLayout.HashSize), chunks[i]);
        }

        return bytes;
    }

    private BaseMember MemberOf(ArchiveEntry entry)
    {
        switch (entry.Kind)
        {
            case ArchiveEntryKind.File:
                return new BaseMember(BaseMemberKind.File, entry.Permissions, entry.ContentPosition, entry.Size, HashOf(entry));
            case ArchiveEntryKind.Symlink:
                var start = _targets.Count;
                _targets.AddRange(entry.LinkTarget.Span);
                return new BaseMember(BaseMemberKind.Symlink, 0, start, entry.LinkTarget.Length, 0);
            case ArchiveEntryKind.HardLink:
                // What it names is what it is, as that then was.
                var isThere = _members.TryGetValue(entry.LinkedPath!, out var linked) && linked.Kind != BaseMemberKind.Directory;
                IsWhole &= isThere;
                return linked;
            default:
                return new BaseMember(BaseMemberKind.Directory, entry.Permissions, 0, 0, 0);
        }
    }

    private UInt128 HashOf(ArchiveEntry entry)
    {
        while (entry.TryReadContent(out var piece))
        {
            _hash.Append(piece);
        }

        var hash = _hash.GetCurrentHashAsUInt128();
        _hash.Reset();
        return hash;
    }
}
