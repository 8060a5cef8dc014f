using System.Globalization;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Porting;
using PatchQueue.Queues;
using PatchQueue.Settling;
using PatchQueue.Text;

namespace PatchQueue.Resolving;

/// <summary>
/// What people have made of conflicts, beside the patches: a file each, named by what it is about, so that the queue's git shares them and
/// never sees two that differ. They are done again only where patch and texts are the same.
/// </summary>
/// <param name="root">The queue's root; absolute.</param>
public sealed class Notebook(string root) : INotedFiles
{
    /// <summary>The folder's name, in the queue's root.</summary>
    public const string FolderName = ".pq-resolutions";

    private const string FirstLine = "pq resolution 1";

    private string Folder => Path.Combine(root, FolderName);

    /// <inheritdoc/>
    public (SourceFile? File, string Note)? Find(PlannedPatch patch, PortedFile file, PortedTexts texts)
    {
        if (!Directory.Exists(Folder))
        {
            return null;
        }

        foreach (var key in ConflictNote.KeysOf(patch, file, texts))
        {
            if (TryRead(key) is { } note && note.TryReplay(texts, out var made))
            {
                return (made, $"{FolderName}/{key}");
            }
        }

        return null;
    }

    /// <summary>Takes down what a person has made of a file.</summary>
    /// <param name="note">It.</param>
    /// <param name="about">The patch and the file, for people who read it.</param>
    /// <param name="changes">Takes the change.</param>
    public void Write(ConflictNote note, string about, QueueTransaction changes)
    {
        var path = Path.Combine(Folder, note.Key);
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{FirstLine}\nabout {about}\n{(note.IsGone ? "gone" : note.IsWhole ? "whole" : "pieces")} {note.Pieces.Count}\n")));
        foreach (var piece in note.Pieces)
        {
            bytes.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{piece.Length}\n")));
            bytes.AddRange(piece.Span);
            bytes.Add((byte)'\n');
        }

        var before = QueueFile.TryRead(path);
        if (before is null || !before.AsSpan().SequenceEqual(bytes.ToArray()))
        {
            changes.Write(path, before is null ? (ReadOnlyMemory<byte>?)null : before, bytes.ToArray());
        }
    }

    // One that is damaged is none: a person does it again.
    private ConflictNote? TryRead(string key)
    {
        if (QueueFile.TryRead(Path.Combine(Folder, key)) is not { } bytes)
        {
            return null;
        }

        var at = 0;
        if (Line(bytes, ref at) != FirstLine || Line(bytes, ref at) is not ['a', 'b', 'o', 'u', 't', ..]
            || Line(bytes, ref at)?.Split(' ') is not [var kind, var number]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        var pieces = new List<ReadOnlyMemory<byte>>();
        for (; count > 0; count--)
        {
            if (!int.TryParse(Line(bytes, ref at), CultureInfo.InvariantCulture, out var length)
                || length < 0 || at + length >= bytes.Length)
            {
                return null;
            }

            pieces.Add(bytes.AsMemory(at, length));
            at += length + 1;
        }

        return new ConflictNote(key, pieces, kind is "whole" or "gone", kind == "gone");
    }

    private static string? Line(byte[] bytes, ref int at)
    {
        var length = bytes.AsSpan(at).IndexOf((byte)'\n');
        if (length < 0)
        {
            return null;
        }

        var line = Encoding.UTF8.GetString(bytes, at, length);
        at += length + 1;
        return line;
    }
}
