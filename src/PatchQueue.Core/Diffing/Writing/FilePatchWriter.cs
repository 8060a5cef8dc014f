using System.Buffers;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>Writes what a patch does to one file: names, a git header where it is needed, and hunks or binary data.</summary>
public static class FilePatchWriter
{
    private const int PlainMode = FilePatch.RegularType | SourceFile.PlainPermissions;

    /// <summary>
    /// Writes the file patch that makes the new side of the old one. A file that becomes a link goes and comes, as in git.
    /// </summary>
    /// <param name="pair">The file before and after.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="output">Takes the bytes.</param>
    /// <returns>False when nothing was written because nothing differs that a patch can say.</returns>
    public static bool Write(FilePair pair, PatchStyle style, IBufferWriter<byte> output)
    {
        if (pair.ChangesKind)
        {
            var goes = pair.Change != FileChange.Copy && Write(FilePair.At(pair.OldPath, pair.Old, null), style, output);
            return Write(FilePair.At(pair.NewPath, null, pair.New), style, output) || goes;
        }

        if (pair.Change == FileChange.Keep && pair.OldMode == pair.NewMode && pair.HasSameBytes)
        {
            return false;
        }

        WriteHead(pair, style, output);
        if (!pair.HasSameBytes)
        {
            WriteContent(pair, style, output);
        }

        return true;
    }

    /// <summary>Writes what stands above the hunks or the binary data of a file patch whose sides are of the same kind.</summary>
    internal static void WriteHead(FilePair pair, PatchStyle style, IBufferWriter<byte> output)
    {
        var isGit = style.Headers == GitHeaderUse.Always || NeedsGitHeader(pair);
        if (isGit)
        {
            GitHeaderWriter.Write(pair, style, output);
        }

        if (!pair.HasSameBytes && !pair.IsBinary)
        {
            WriteNames(pair, isGit, style, output);
        }
    }

    // Names alone stand for a plain text file; deleting loses its mode for the way back.
    private static bool NeedsGitHeader(FilePair pair) =>
        pair.Change != FileChange.Keep
        || pair.IsBinary
        || pair.HasSameBytes
        || (pair.OldMode != pair.NewMode && (pair.Old is not null && pair.New is not null))
        || (pair.Old is null && pair.NewMode != PlainMode)
        || (pair.New is null && pair.OldMode != PlainMode)
        || pair.OldMode == FilePatch.SymlinkType;

    private static void WriteContent(FilePair pair, PatchStyle style, IBufferWriter<byte> output)
    {
        if (pair.IsBinary)
        {
            BinaryPatchWriter.Write(FilePair.BytesOf(pair.Old), FilePair.BytesOf(pair.New), output);
            return;
        }

        var (oldLines, newLines) = (LineTable.Of(FilePair.BytesOf(pair.Old)), LineTable.Of(FilePair.BytesOf(pair.New)));
        var changes = LineDiff.Between(oldLines, newLines, style.Algorithm, style.Sliding);
        UnifiedWriter.Write(oldLines, newLines, changes, style.Unified, output);
    }

    private static void WriteNames(FilePair pair, bool isGit, PatchStyle style, IBufferWriter<byte> output)
    {
        var labels = style.Labels;
        var oldName = QuotedName.Of(labels.OldPrefix.Span, pair.OldPath.Bytes, isGit || pair.New is null ? default : labels.OldSuffix.Span);
        var newName = QuotedName.Of(labels.NewPrefix.Span, pair.NewPath.Bytes);
        if (style.HasIndexLine && !isGit)
        {
            output.WriteLine("Index: "u8, newName);
            output.WriteLine("==================================================================="u8);
        }

        WriteName("--- "u8, pair.Old is null ? "/dev/null"u8 : oldName, output);
        WriteName("+++ "u8, pair.New is null ? "/dev/null"u8 : newName, output);
    }

    // A tab ends a name that holds a blank; without it, GNU patch would take what follows the blank for a timestamp.
    private static void WriteName(ReadOnlySpan<byte> mark, ReadOnlySpan<byte> name, IBufferWriter<byte> output)
    {
        output.Write(mark);
        output.WriteLine(name, name.Contains((byte)' ') ? "\t"u8 : default);
    }

    /// <summary>
    /// Whether a section is a git header alone, which takes names that follow it for its own: the next section needs one too.
    /// </summary>
    public static bool IsOpen(ReadOnlySpan<byte> section) =>
        section.StartsWith("diff --git "u8) && section.IndexOf("\n--- "u8) < 0 && section.IndexOf("\nGIT binary patch"u8) < 0;
}
