using System.Collections.Immutable;
using PatchQueue.Journal;
using PatchQueue.Records;
using PatchQueue.Text;

namespace PatchQueue.Editing;

/// <summary>Whole files as fields of a state file: path, kind and mode, bytes.</summary>
internal static class FileFields
{
    /// <summary>Writes how many there are, and each.</summary>
    public static void WriteAll(FieldWriter writer, IReadOnlyCollection<LostEdit> edits)
    {
        writer.WriteNumber(edits.Count);
        foreach (var edit in edits)
        {
            writer.WriteBytes(edit.Path.Bytes);
            writer.WriteNumber(edit.File is { } file ? 1 | ((int)file.Kind << 1) | (file.Permissions << 4) : 0);
            writer.WriteBytes(edit.File is { } content ? content.Bytes.Span : default);
        }
    }

    /// <summary>Reads them; their bytes are parts of the buffer.</summary>
    public static ImmutableArray<LostEdit> ReadAll(ref FieldReader reader)
    {
        var edits = new LostEdit[reader.ReadNumber()];
        for (var i = 0; i < edits.Length; i++)
        {
            var (path, bits, bytes) = (ReadPath(ref reader), reader.ReadNumber(), reader.ReadBytes());
            edits[i] = new LostEdit(path, bits == 0 ? null : new SourceFile(bytes, (FileKind)((bits >> 1) & 7), bits >> 4));
        }

        return [.. edits];
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="StateDamagedException">It cannot be one of a tree.</exception>
    public static TreePath ReadPath(ref FieldReader reader) => TreePath.TryCreate(reader.ReadBytes().Span, out var path, out _)
        ? path
        : throw new StateDamagedException("a file in the tree's .pq names a path that no pq wrote");
}
