using System.Buffers;
using System.Text;
using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Diffing;

/// <summary>Writes the lines from <c>diff --git</c> up to the names or the data.</summary>
internal static class GitHeaderWriter
{
    /// <summary>Writes the header of a file patch whose sides are of the same kind.</summary>
    public static void Write(FilePair pair, PatchStyle style, IBufferWriter<byte> output)
    {
        output.Write("diff --git "u8);
        output.Write(QuotedName.Of(style.Labels.OldPrefix.Span, pair.OldPath.Bytes));
        output.WriteLine(" "u8, QuotedName.Of(style.Labels.NewPrefix.Span, pair.NewPath.Bytes));
        WriteModes(pair, output);
        if (pair.Change != FileChange.Keep)
        {
            WriteMove(pair, output);
        }

        var idLength = IdLength(pair, style);
        if (idLength > 0 && !(pair.Old is not null && pair.New is not null && pair.HasSameBytes))
        {
            WriteIndex(pair, idLength, output);
        }
    }

    private static void WriteModes(FilePair pair, IBufferWriter<byte> output)
    {
        if (pair.Old is null)
        {
            WriteMode("new file mode "u8, pair.NewMode, output);
        }
        else if (pair.New is null)
        {
            WriteMode("deleted file mode "u8, pair.OldMode, output);
        }
        else if (pair.OldMode != pair.NewMode)
        {
            WriteMode("old mode "u8, pair.OldMode, output);
            WriteMode("new mode "u8, pair.NewMode, output);
        }
    }

    private static void WriteMode(ReadOnlySpan<byte> words, int mode, IBufferWriter<byte> output) => output.WriteLine(words, Octal(mode));

    private static void WriteMove(FilePair pair, IBufferWriter<byte> output)
    {
        output.Write("similarity index "u8);
        output.WriteNumber(Similarity.Percent(FilePair.BytesOf(pair.Old).Span, FilePair.BytesOf(pair.New).Span));
        output.Write("%\n"u8);
        var isRename = pair.Change == FileChange.Rename;
        output.WriteLine(isRename ? "rename from "u8 : "copy from "u8, QuotedName.Of(default, pair.OldPath.Bytes));
        output.WriteLine(isRename ? "rename to "u8 : "copy to "u8, QuotedName.Of(default, pair.NewPath.Bytes));
    }

    // git needs the ids of binary data in full; and only the index line says that a file which is changed is a link.
    private static int IdLength(FilePair pair, PatchStyle style)
    {
        var isChangedLink = pair is { Old.Kind: FileKind.Symlink, New: not null };
        return pair.IsBinary || (isChangedLink && style.BlobIdLength == 0) ? BlobId.Length : style.BlobIdLength;
    }

    // index 1a2b3c4..5d6e7f8 100644
    private static void WriteIndex(FilePair pair, int idLength, IBufferWriter<byte> output)
    {
        output.Write("index "u8);
        output.Write(BlobId.Of(pair.Old).AsSpan(0, idLength));
        output.Write(".."u8);
        output.Write(BlobId.Of(pair.New).AsSpan(0, idLength));
        var isSameMode = pair.OldMode == pair.NewMode;
        output.WriteLine(isSameMode ? " "u8 : default, isSameMode ? Octal(pair.NewMode) : default);
    }

    private static byte[] Octal(int mode) => Encoding.ASCII.GetBytes(Convert.ToString(mode, 8));
}
