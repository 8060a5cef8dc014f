using System.Buffers;
using PatchQueue.Applying;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>Writes the diffs of some patches anew, from the files before and after each of them; what they make stays the same.</summary>
/// <param name="places">The patches' places in the plan.</param>
internal sealed class PatchRewriting(IReadOnlySet<int> places) : IPatchObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, SortedDictionary<TreePath, (SourceFile? Before, SourceFile? After)>> _files = [];

    /// <inheritdoc/>
    public void Before(int patchIndex, TreePath path, in FileView file) => Note(patchIndex, path, file, isAfter: false);

    /// <inheritdoc/>
    public void After(int patchIndex, TreePath path, in FileView file) => Note(patchIndex, path, file, isAfter: true);

    /// <summary>The patch with its header and a new diff.</summary>
    /// <param name="place">Its place in the plan.</param>
    /// <param name="patch">The patch as it was.</param>
    public byte[] Write(int place, Patch patch)
    {
        var output = new ArrayBufferWriter<byte>();
        var header = patch.Bytes.Span[..patch.HeaderLength];
        var isSafe = PatchReader.Read(header.ToArray()) is { FilePatches.IsEmpty: true } && header.IndexOf((byte)'\r') < 0;
        output.Write(isSafe ? header : Indented(header));
        if (header.Length > 0 && header[^1] != '\n')
        {
            output.Write("\n"u8);
        }

        foreach (var (path, (before, after)) in _files.GetValueOrDefault(place) ?? [])
        {
            FilePatchWriter.Write(FilePair.At(path, before, after), PatchStyle.Git, output);
        }

        return output.WrittenSpan.ToArray();
    }

    private void Note(int patchIndex, TreePath path, in FileView file, bool isAfter)
    {
        if (!places.Contains(patchIndex))
        {
            return;
        }

        var copy = !file.IsFile ? null : new SourceFile(
            file.Text.ToArray(), file.State == SourceState.Symlink ? FileKind.Symlink : FileKind.Regular, file.Permissions);
        lock (_gate)
        {
            var files = _files.TryGetValue(patchIndex, out var known) ? known : _files[patchIndex] = [];
            files.TryGetValue(path, out var pair);
            files[path] = isAfter ? (pair.Before, copy) : (copy, pair.After);
        }
    }

    // What looks like a diff in the message is quoted, so that no tool applies it.
    private static byte[] Indented(ReadOnlySpan<byte> header)
    {
        var output = new List<byte>();
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            var text = line.TrimStart(" \t"u8);
            if (text.StartsWith("--- "u8) || text.StartsWith("+++ "u8) || text.StartsWith("@@ "u8) || text.StartsWith("diff "u8)
                || text.StartsWith("Index: "u8))
            {
                output.AddRange("> "u8);
            }

            output.AddRange(line.TrimEnd("\r\n"u8));
            output.Add((byte)'\n');
        }

        return [.. output];
    }
}
