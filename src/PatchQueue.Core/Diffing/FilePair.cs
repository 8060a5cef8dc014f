using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>A file before and after: what a file patch is written from.</summary>
public sealed record FilePair
{
    /// <summary>Its path before; for a file that is created, the new path.</summary>
    public required TreePath OldPath { get; init; }

    /// <summary>The file before; null when there is none.</summary>
    public SourceFile? Old { get; init; }

    /// <summary>Its path after; for a file that is deleted, the old path.</summary>
    public required TreePath NewPath { get; init; }

    /// <summary>The file after; null when there is none.</summary>
    public SourceFile? New { get; init; }

    /// <summary>What becomes of the name; a rename or copy has both files.</summary>
    public FileChange Change { get; init; }

    /// <summary>A file that keeps its name, comes, or goes.</summary>
    public static FilePair At(TreePath path, SourceFile? old, SourceFile? @new) =>
        new() { OldPath = path, Old = old, NewPath = path, New = @new };

    /// <summary>A file that is renamed, or copied, and perhaps changed.</summary>
    public static FilePair Moved(FileChange change, TreePath oldPath, SourceFile old, TreePath newPath, SourceFile @new) =>
        new() { OldPath = oldPath, Old = old, NewPath = newPath, New = @new, Change = change };

    /// <summary>Whether both sides have the same bytes.</summary>
    internal bool HasSameBytes => BytesOf(Old).Span.SequenceEqual(BytesOf(New).Span);

    /// <summary>git's mode of the old side: octal 100644, 100755 or 120000; 0 when there is no file.</summary>
    internal int OldMode => ModeOf(Old);

    /// <summary>git's mode of the new side; 0 when there is no file.</summary>
    internal int NewMode => ModeOf(New);

    /// <summary>Whether a regular file becomes a link, or a link a regular file.</summary>
    internal bool ChangesKind => Old is not null && New is not null && Old.Kind != New.Kind;

    /// <summary>Whether a side is no text: it has a NUL among its first 8000 bytes, which is git's rule.</summary>
    internal bool IsBinary => IsBinaryData(BytesOf(Old).Span) || IsBinaryData(BytesOf(New).Span);

    /// <summary>The bytes of a side; none when there is no file.</summary>
    internal static ReadOnlyMemory<byte> BytesOf(SourceFile? file) => file?.Bytes ?? default;

    /// <summary>Whether bytes are no text.</summary>
    public static bool IsBinaryData(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0);

    private static int ModeOf(SourceFile? file) => file switch
    {
        null => 0,
        { Kind: FileKind.Symlink } => FilePatch.SymlinkType,
        { IsExecutable: true } => FilePatch.RegularType | SourceFile.ExecutablePermissions,
        _ => FilePatch.RegularType | SourceFile.PlainPermissions,
    };
}
