using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Journal;
using PatchQueue.Native;
using PatchQueue.Text;

namespace PatchQueue.Records;

/// <summary>A tree's record as bytes: a heading, the fields in the order of the model, and a checksum over all of it.</summary>
public static class TreeRecordFile
{
    /// <summary>What a record begins with; the number is the version.</summary>
    internal const string Heading = "pq-record 4\n";

    private const int ChecksumLength = 16;

    /// <summary>The file's name below <c>.pq</c>.</summary>
    internal static ReadOnlySpan<byte> Name => "record"u8;

    /// <summary>The name of its second copy.</summary>
    internal static ReadOnlySpan<byte> CopyName => "record.copy"u8;

    /// <summary>Reads a tree's record; null when it has none.</summary>
    /// <exception cref="StateDamagedException">There is one, and it is damaged or of another version.</exception>
    public static TreeRecord? TryRead(StateDirectory state) =>
        TryReadBytes(state) is { } bytes ? Read(bytes) : null;

    /// <summary>Reads the bytes of a tree's record; null when it has none and never had.</summary>
    /// <exception cref="StateDamagedException">It is gone.</exception>
    internal static byte[]? TryReadBytes(StateDirectory state) => StateFile.TryRead(state.Handle, Name)
        ?? (IsMissing(state) ? throw new StateDamagedException("the tree's .pq/record is gone") : null);

    // Before the first record there is neither a copy of one nor a kept file, but for what a killed run has prepared.
    private static bool IsMissing(StateDirectory state)
    {
        if (DirectoryCalls.Stat(state.Handle, CopyName, out _) == 0)
        {
            return true;
        }

        using var transaction = state.Handle.TryOpenChild("txn"u8);
        return transaction is null && BaseFolders.HasFiles(state);
    }

    /// <summary>Reads the record of the tree at a path; null when it has none.</summary>
    /// <exception cref="StateDamagedException">There is one, and it is damaged or of another version.</exception>
    public static TreeRecord? TryRead(string tree)
    {
        using var root = DirectoryHandle.Open(tree);
        using var state = StateDirectory.TryOpen(root);
        return state is null ? null : TryRead(state);
    }

    /// <summary>Writes a record.</summary>
    public static byte[] Write(TreeRecord record)
    {
        var writer = new FieldWriter((record.Patches.Length * 192) + (record.Groups.Length * 128));
        writer.WriteBytes(Encoding.ASCII.GetBytes(Heading));
        writer.WriteBytes(Encoding.UTF8.GetBytes(record.Base));
        writer.WriteBytes(Encoding.UTF8.GetBytes(record.Queue));
        writer.WriteNumber(record.Options.Fuzz);
        writer.WriteNumber(record.Options.RemovesEmptyFiles ? 1 : 0);
        writer.WriteNumber(record.LastNumber);
        writer.WriteNumber(record.Patches.Length);
        foreach (var patch in record.Patches)
        {
            Write(writer, patch);
        }

        writer.WriteNumber(record.Groups.Length);
        foreach (var group in record.Groups)
        {
            Write(writer, group);
        }

        writer.WriteNumber(record.Added.Length);
        foreach (var (patch, path) in record.Added)
        {
            writer.WriteNumber(patch);
            writer.WriteBytes(path.Bytes);
        }

        Write(writer, record.Forced);
        return writer.ToArray(XxHash128.Hash(writer.Written));
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="StateDamagedException">It is damaged, or of another version.</exception>
    public static TreeRecord Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new FieldReader(bytes);
        if (bytes.Length < Heading.Length + ChecksumLength || Encoding.ASCII.GetString(reader.ReadBytes().Span) != Heading
            || !XxHash128.Hash(bytes.Span[..^ChecksumLength]).AsSpan().SequenceEqual(bytes.Span[^ChecksumLength..]))
        {
            throw new StateDamagedException("the tree's .pq/record is damaged, or written by another version of pq");
        }

        var name = Encoding.UTF8.GetString(reader.ReadBytes().Span);
        var queue = Encoding.UTF8.GetString(reader.ReadBytes().Span);
        var options = new ApplyOptions { Fuzz = reader.ReadNumber(), RemovesEmptyFiles = reader.ReadNumber() == 1 };
        var last = reader.ReadNumber();
        var patches = ImmutableArray.CreateBuilder<RecordedPatch>(reader.ReadNumber());
        while (patches.Count < patches.Capacity)
        {
            patches.Add(ReadPatch(ref reader));
        }

        var rest = reader;
        return new TreeRecord(name, queue, options, last, patches.MoveToImmutable()) { Files = new(() => ReadFiles(rest)) };
    }

    private static RecordedFiles ReadFiles(FieldReader reader)
    {
        var groups = ImmutableArray.CreateBuilder<RecordedGroup>(reader.ReadNumber());
        while (groups.Count < groups.Capacity)
        {
            groups.Add(ReadGroup(ref reader));
        }

        var added = new AddedFile[reader.ReadNumber()];
        for (var i = 0; i < added.Length; i++)
        {
            added[i] = new AddedFile(reader.ReadNumber(), ReadPath(ref reader));
        }

        return new RecordedFiles(groups.MoveToImmutable(), [.. added], ReadForced(ref reader));
    }

    private static void Write(FieldWriter writer, ForcedPatch? forced)
    {
        writer.WriteNumber(forced?.Hunks.Length ?? 0);
        if (forced is null)
        {
            return;
        }

        writer.WriteHash(forced.Hash);
        foreach (var hunk in forced.Hunks)
        {
            writer.WriteBytes(hunk.Path.Bytes);
            writer.WriteNumber(hunk.Number);
            writer.WriteNumber(hunk.Line);
        }
    }

    private static ForcedPatch? ReadForced(ref FieldReader reader)
    {
        var count = reader.ReadNumber();
        if (count == 0)
        {
            return null;
        }

        var hash = reader.ReadHash();
        var hunks = new UnresolvedHunk[count];
        for (var i = 0; i < count; i++)
        {
            hunks[i] = new UnresolvedHunk(ReadPath(ref reader), reader.ReadNumber(), reader.ReadNumber());
        }

        return new ForcedPatch(hash, [.. hunks]);
    }

    private static void Write(FieldWriter writer, RecordedPatch patch)
    {
        writer.WriteBytes(patch.Name.Span);
        writer.WriteHash(patch.Hash);
        writer.WriteNumber(patch.Strip);
        writer.WriteNumber((patch.IsReversed ? 1 : 0) | (patch.IsApplied ? 2 : 0));
    }

    private static RecordedPatch ReadPatch(ref FieldReader reader)
    {
        var (name, hash, strip) = (reader.ReadBytes(), reader.ReadHash(), reader.ReadNumber());
        var flags = reader.ReadNumber();
        return new RecordedPatch(name, hash, strip, (flags & 1) != 0, (flags & 2) != 0);
    }

    private static void Write(FieldWriter writer, RecordedGroup group)
    {
        writer.WriteNumber(group.Files.Length);
        foreach (var file in group.Files)
        {
            writer.WriteBytes(file.Path.Bytes);
            writer.WriteNumber(file.BaseNumber);
            if (file.BaseNumber > 0)
            {
                writer.WriteHash(file.BaseHash);
            }

            writer.WriteNumber(((int)file.Original << 2) | (file.IsCopied ? 2 : 0) | (file.Result is null ? 0 : 1));
            if (file.Result is { } result)
            {
                writer.WriteNumber(((int)result.State << 10) | (result.Permissions << 1) | (result.IsNew ? 1 : 0));
                writer.WriteHash(result.Hash);
            }
        }

        writer.WriteNumber((group.Touches.Length << 1) | (group.IsRejects ? 1 : 0));
        var last = 0;
        foreach (var touch in group.Touches)
        {
            writer.WriteNumber(((touch.Patch - last) << 2) | (int)touch.Fit);
            last = touch.Patch;
        }
    }

    private static RecordedGroup ReadGroup(ref FieldReader reader)
    {
        var files = ImmutableArray.CreateBuilder<RecordedFile>(reader.ReadNumber());
        while (files.Count < files.Capacity)
        {
            files.Add(ReadFile(ref reader));
        }

        var count = reader.ReadNumber();
        var touches = ImmutableArray.CreateBuilder<RecordedTouch>(count >> 1);
        for (var last = 0; touches.Count < touches.Capacity;)
        {
            var bits = reader.ReadNumber();
            touches.Add(new RecordedTouch(last += bits >> 2, (Fit)(bits & 3)));
        }

        return new RecordedGroup(files.MoveToImmutable(), touches.MoveToImmutable()) { IsRejects = (count & 1) != 0 };
    }

    private static RecordedFile ReadFile(ref FieldReader reader)
    {
        var path = ReadPath(ref reader);
        var number = reader.ReadNumber();
        var hash = number > 0 ? reader.ReadHash() : 0;
        var original = reader.ReadNumber();
        if ((original & 1) == 0)
        {
            return new RecordedFile(path, (SourceState)(original >> 2), number, null) { BaseHash = hash };
        }

        var bits = reader.ReadNumber();
        var result = new RecordedResult((SourceState)(bits >> 10), (bits >> 1) & 0x1ff, (bits & 1) != 0, reader.ReadHash());
        return new RecordedFile(path, (SourceState)(original >> 2), number, result) { IsCopied = (original & 2) != 0, BaseHash = hash };
    }

    private static TreePath ReadPath(ref FieldReader reader) => TreePath.TryCreate(reader.ReadBytes().Span, out var path, out _)
        ? path
        : throw new StateDamagedException("the tree's .pq/record names a path that no pq wrote");
}
