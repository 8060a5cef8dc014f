using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Editing;
using PatchQueue.Journal;
using PatchQueue.Queues;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Operations;

/// <summary>An operation as bytes: a heading, its fields, and a checksum.</summary>
internal static class OperationFile
{
    private const int ChecksumLength = 16;
    private const string Heading = "pq-operation 1\n";

    /// <summary>Writes an operation; its number is its file's name.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tree">The tree's root: what lies in it is named from there, so that the tree can be moved.</param>
    public static byte[] Write(Operation operation, string tree)
    {
        var writer = new FieldWriter(256);
        writer.WriteBytes(Encoding.ASCII.GetBytes(Heading));
        writer.WriteBytes(Encoding.UTF8.GetBytes(operation.Words));
        writer.WriteHash((UInt128)operation.Time.ToUnixTimeMilliseconds());
        writer.WriteBytes(operation.Top.Span);
        writer.WriteHash(operation.Record);
        writer.WriteNumber((operation.Undoes << 1) | (operation.IsForced ? 1 : 0));
        writer.WriteNumber(operation.Files.Length);
        foreach (var file in operation.Files)
        {
            writer.WriteBytes(Encoding.UTF8.GetBytes(QueueMemo.FromTree(file.Path, tree)));
            writer.WriteNumber((file.Before is null ? 0 : 1) | (file.After is null ? 0 : 2));
            writer.WriteBytes(file.Before is { } before ? before.Span : default);
            writer.WriteHash(file.After ?? 0);
        }

        writer.WriteNumber(operation.Refreshed.Length);
        operation.Refreshed.ToList().ForEach(path => writer.WriteBytes(path.Bytes));
        FileFields.WriteAll(writer, operation.Edits);
        return writer.ToArray(XxHash128.Hash(writer.Written));
    }

    /// <summary>Reads an operation; null when it is damaged, or of another version.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="number">The number that its file's name has.</param>
    /// <param name="tree">The tree's root; absolute.</param>
    public static Operation? TryRead(ReadOnlyMemory<byte> bytes, int number, string tree)
    {
        var reader = new FieldReader(bytes);
        if (bytes.Length < Heading.Length + ChecksumLength
            || !XxHash128.Hash(bytes.Span[..^ChecksumLength]).AsSpan().SequenceEqual(bytes.Span[^ChecksumLength..])
            || Encoding.ASCII.GetString(reader.ReadBytes().Span) != Heading)
        {
            return null;
        }

        var words = Encoding.UTF8.GetString(reader.ReadBytes().Span);
        var (time, top, record, undoes) = (reader.ReadHash(), reader.ReadBytes(), reader.ReadHash(), reader.ReadNumber());
        return new Operation
        {
            Number = number,
            Words = words,
            Time = DateTimeOffset.FromUnixTimeMilliseconds((long)time),
            Top = top,
            Record = record,
            Undoes = undoes >> 1,
            IsForced = (undoes & 1) != 0,
            Files = [.. ReadMany(ref reader, ReadSaved).Select(file => file with { Path = Path.GetFullPath(file.Path, tree) })],
            Refreshed = ReadMany(ref reader, FileFields.ReadPath),
            Edits = FileFields.ReadAll(ref reader),
        };
    }

    private delegate T Reading<T>(ref FieldReader reader);

    private static ImmutableArray<T> ReadMany<T>(ref FieldReader reader, Reading<T> read)
    {
        var items = new T[reader.ReadNumber()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read(ref reader);
        }

        return [.. items];
    }

    private static SavedFile ReadSaved(ref FieldReader reader)
    {
        var path = Encoding.UTF8.GetString(reader.ReadBytes().Span);
        var (flags, before, after) = (reader.ReadNumber(), reader.ReadBytes(), reader.ReadHash());
        // Without the type, null would become an empty memory.
        return new SavedFile(path, (flags & 1) != 0 ? before : (ReadOnlyMemory<byte>?)null, (flags & 2) != 0 ? after : null);
    }
}
