using System.Buffers;
using PatchQueue.Diffing;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Refreshing;

/// <summary>The lines of an old section above its hunks or its binary data: names, timestamps, git's extended header.</summary>
internal sealed class SectionHead(Patch patch, FilePatch section, bool isReversed)
{
    private readonly Slice _place = PlaceOf(patch, section);

    /// <summary>Whether the section is a context diff.</summary>
    public bool IsContextDiff => !section.Hunks.IsEmpty && section.Hunks[0].Header.Offset >= patch.Bytes.Length;

    /// <summary>Whether the lines still say what becomes of the file, but for blob ids and similarity.</summary>
    public bool Holds(FilePair pair, bool isBinary)
    {
        var hasContent = !section.Hunks.IsEmpty || section.Binary is not null;
        return pair.Change == section.Change
            && hasContent != pair.HasSameBytes
            && isBinary == (section.Binary is not null)
            && HoldsAbsence(section.Old, pair.Old, isAfter: isReversed)
            && HoldsAbsence(section.New, pair.New, isAfter: !isReversed)
            && (section.IsGit ? HoldsGitModes(pair) : HoldsPlainModes(pair));
    }

    /// <summary>Writes the lines as they are.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        var lines = new LineReader(_place.Of(patch.Bytes.Span));
        while (lines.TryRead(out var line))
        {
            WriteLine(line, output);
        }
    }

    /// <summary>Writes the lines with what git says about the content made right.</summary>
    public void WriteFor(FilePair pair, bool isBinary, IBufferWriter<byte> output)
    {
        var lines = new LineReader(_place.Of(patch.Bytes.Span));
        while (lines.TryRead(out var line))
        {
            var end = line[line.TrimEnd("\r\n"u8).Length..];
            if (section.IsGit && line.StartsWith("index "u8))
            {
                WriteIds(pair, isBinary, line, output);
            }
            else if (section.IsGit && line.StartsWith("similarity index "u8))
            {
                output.Write("similarity index "u8);
                output.WriteNumber(Similarity.Percent(FilePair.BytesOf(pair.Old).Span, FilePair.BytesOf(pair.New).Span));
                output.Write("%"u8);
                output.Write(end);
            }
            else if (!(section.IsGit && line.StartsWith("dissimilarity index "u8)))
            {
                WriteLine(line, output);
            }
        }
    }

    private static Slice PlaceOf(Patch patch, FilePatch section)
    {
        var whole = section.Section;
        var bytes = whole.Of(patch.Bytes.Span);
        if (!section.Hunks.IsEmpty && section.Hunks[0].Header.Offset is var hunk && hunk < patch.Bytes.Length)
        {
            return Slice.Between(whole.Offset, hunk);
        }

        var data = section.Binary is not null ? bytes.IndexOf("\nGIT binary patch"u8)
            : section.Hunks.IsEmpty ? -1
            : bytes.IndexOf("\n***************"u8);
        return data < 0 ? whole : new Slice(whole.Offset, data + 1);
    }

    // The two name lines of a context diff become those of a unified one.
    private void WriteLine(ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        var isOld = IsContextDiff && line.StartsWith("*** "u8);
        var isNew = IsContextDiff && line.StartsWith("--- "u8);
        if (isOld || isNew)
        {
            output.Write(isOld ? "--- "u8 : "+++ "u8);
            line = line[4..];
        }

        output.Write(line);
    }

    // index 1a2b3c4..5d6e7f8 100644
    private void WriteIds(FilePair pair, bool isBinary, ReadOnlySpan<byte> line, IBufferWriter<byte> output)
    {
        var text = patch.Text.Span;
        var (old, @new) = (section.Old.BlobId, section.New.BlobId);
        var saysNothing = !old.Of(text).ContainsAnyExcept((byte)'0') && !@new.Of(text).ContainsAnyExcept((byte)'0');
        var isForeign = Math.Max(old.Length, @new.Length) > BlobId.Length;
        var isLink = pair.Old?.Kind == FileKind.Symlink && pair.New is not null;
        if ((saysNothing || isForeign) && !isBinary && !isLink)
        {
            return;
        }

        output.Write("index "u8);
        output.Write(BlobId.Of(pair.Old).AsSpan(0, isBinary ? BlobId.Length : Math.Min(old.Length, BlobId.Length)));
        output.Write(".."u8);
        output.Write(BlobId.Of(pair.New).AsSpan(0, isBinary ? BlobId.Length : Math.Min(@new.Length, BlobId.Length)));
        var ids = line["index "u8.Length..];
        output.Write(ids[(old.Length + 2 + @new.Length)..]);
    }

    // A file goes only where the header says so; one that comes may have a range without lines for it.
    private static bool HoldsAbsence(FileSide side, SourceFile? file, bool isAfter) =>
        file is not null ? side.Absence != Absence.Absent
        : isAfter ? side.Absence == Absence.Absent
        : side.Absence != Absence.Present;

    private bool HoldsGitModes(FilePair pair)
    {
        var (old, @new) = (section.Old.Mode, section.New.Mode);
        var isLink = (pair.New ?? pair.Old)!.Kind == FileKind.Symlink;
        if (isLink != (section.FileType == FilePatch.SymlinkType))
        {
            return false;
        }

        if (pair.Old is null || pair.New is null)
        {
            return pair.Old is not null || Git(@new) == pair.NewMode || (@new == 0 && HoldsPlainModes(pair));
        }

        var says = old != 0 && @new != 0 && old != @new;
        return says ? Git(old) == pair.OldMode && Git(@new) == pair.NewMode : pair.OldMode == pair.NewMode;
    }

    private static bool HoldsPlainModes(FilePair pair) =>
        pair is { Old: null or { Kind: FileKind.Regular }, New: null or { Kind: FileKind.Regular } }
        && (pair.New is null || (pair.Old is null ? !pair.New.IsExecutable : pair.OldMode == pair.NewMode));

    // git tells only executable files from others.
    private static int Git(int mode) =>
        (mode & FilePatch.TypeMask) == FilePatch.SymlinkType ? FilePatch.SymlinkType
        : mode == 0 ? 0
        : FilePatch.RegularType | ((mode & 0x40) != 0 ? SourceFile.ExecutablePermissions : SourceFile.PlainPermissions);
}
