using System.Globalization;
using System.IO.Hashing;
using System.Text;
using PatchQueue.Applying;
using PatchQueue.Merging;
using PatchQueue.Patches;
using PatchQueue.Porting;
using PatchQueue.Text;

namespace PatchQueue.Settling;

/// <summary>
/// What a person made of a file's conflicts, to be done again where the same patch meets the same texts: the lines that came in the place
/// of each conflict, or the whole file where other lines changed, too.
/// </summary>
/// <param name="Key">Says when it is the same work: the patch, the file, each conflict's three texts; 32 digits.</param>
/// <param name="Pieces">The lines in each conflict's place, in order; one piece, the file, where all of it counts.</param>
/// <param name="IsWhole">Whether the piece is the whole file.</param>
/// <param name="IsGone">Whether the file is not to be there.</param>
public sealed record ConflictNote(string Key, IReadOnlyList<ReadOnlyMemory<byte>> Pieces, bool IsWhole, bool IsGone)
{
    /// <summary>Takes down what a person has made of a file.</summary>
    /// <param name="patch">The patch as it was.</param>
    /// <param name="file">The file.</param>
    /// <param name="texts">Its versions.</param>
    /// <param name="made">The file after the patch; null for none.</param>
    public static ConflictNote Of(PlannedPatch patch, PortedFile file, PortedTexts texts, SourceFile? made)
    {
        var merge = PortConflict.Merge(texts, MergeStyle.Diff3);
        return made is not null && merge is { IsClean: false } && PiecesIn(merge, made.Bytes) is { } pieces
            ? new ConflictNote(KeyOf(patch, file, merge), pieces, IsWhole: false, IsGone: false)
            : new ConflictNote(WholeKeyOf(patch, file, texts), [made?.Bytes ?? default], IsWhole: true, made is null);
    }

    /// <summary>The keys by which a note about a file may be known, the one of its conflicts first.</summary>
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<string> KeysOf(PlannedPatch patch, PortedFile file, PortedTexts texts)
    {
        if (PortConflict.Merge(texts, MergeStyle.Diff3) is { IsClean: false } merge)
        {
            yield return KeyOf(patch, file, merge);
        }

        yield return WholeKeyOf(patch, file, texts);
    }

    /// <summary>Does the work again.</summary>
    /// <param name="texts">Versions with the same conflicts.</param>
    /// <param name="file">The file after the patch; null for one that is not to be there.</param>
    /// <returns>Whether the note is about them.</returns>
    public bool TryReplay(PortedTexts texts, out SourceFile? file)
    {
        file = null;
        if (IsGone)
        {
            return true;
        }

        var merge = IsWhole ? null : PortConflict.Merge(texts, MergeStyle.Diff3);
        var made = IsWhole ? Pieces[0] : merge?.ConflictCount == Pieces.Count ? Join(merge) : default(ReadOnlyMemory<byte>?);
        var model = texts.NewBefore ?? texts.OldAfter;
        file = made is { } bytes
            ? new SourceFile(bytes, model?.Kind ?? FileKind.Regular, model?.Permissions ?? SourceFile.PlainPermissions)
            : null;
        return file is not null;
    }

    private byte[] Join(MergeResult merge)
    {
        var (bytes, next) = (new List<byte>(), 0);
        foreach (var chunk in merge.Chunks)
        {
            bytes.AddRange(chunk.Kind == MergeChunkKind.Conflict ? Pieces[next++].Span : TextOf(merge, chunk));
        }

        return [.. bytes];
    }

    // What stands between the conflicts must be there once, or it is not known what stands in their place.
    private static List<ReadOnlyMemory<byte>>? PiecesIn(MergeResult merge, ReadOnlyMemory<byte> made)
    {
        var (pieces, rest, isOpen) = (new List<ReadOnlyMemory<byte>>(), made, false);
        var between = new List<byte>();
        foreach (var chunk in merge.Chunks)
        {
            if (chunk.Kind != MergeChunkKind.Conflict)
            {
                between.AddRange(TextOf(merge, chunk));
                continue;
            }

            if (!Step([.. between], isLast: false))
            {
                return null;
            }

            between.Clear();
            isOpen = true;
        }

        return Step([.. between], isLast: true) ? pieces : null;

        bool Step(byte[] text, bool isLast)
        {
            var at = isOpen && isLast && rest.Span.EndsWith(text) ? rest.Length - text.Length
                : isOpen && text.Length == 0 ? -1
                : rest.Span.IndexOf(text);
            var isSure = at >= 0 && (isOpen
                ? isLast || rest.Span[(at + 1)..].IndexOf(text) < 0
                : at == 0);
            if (!isSure || (isLast && at + text.Length != rest.Length))
            {
                return false;
            }

            if (isOpen)
            {
                pieces.Add(rest[..at]);
            }

            rest = rest[(at + text.Length)..];
            return true;
        }
    }

    private static ReadOnlySpan<byte> TextOf(MergeResult merge, MergeChunk chunk) => chunk.Kind == MergeChunkKind.Theirs
        ? merge.Theirs.Range(chunk.Theirs.Start, chunk.Theirs.Count).Of(merge.Theirs.Bytes.Span)
        : merge.Ours.Range(chunk.Ours.Start, chunk.Ours.Count).Of(merge.Ours.Bytes.Span);

    private static string KeyOf(PlannedPatch patch, PortedFile file, MergeResult merge)
    {
        var hash = Begin(patch, file, "conflicts");
        foreach (var chunk in merge.Chunks.Where(chunk => chunk.Kind == MergeChunkKind.Conflict))
        {
            Append(hash, merge.Base.Range(chunk.Base.Start, chunk.Base.Count).Of(merge.Base.Bytes.Span));
            Append(hash, merge.Ours.Range(chunk.Ours.Start, chunk.Ours.Count).Of(merge.Ours.Bytes.Span));
            Append(hash, merge.Theirs.Range(chunk.Theirs.Start, chunk.Theirs.Count).Of(merge.Theirs.Bytes.Span));
        }

        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }

    private static string WholeKeyOf(PlannedPatch patch, PortedFile file, PortedTexts texts)
    {
        var hash = Begin(patch, file, "whole");
        foreach (var text in new[] { texts.OldBefore, texts.NewBefore, texts.OldAfter })
        {
            Append(hash, text is null ? "none"u8 : text.Bytes.Span);
        }

        return hash.GetCurrentHashAsUInt128().ToString("x32", CultureInfo.InvariantCulture);
    }

    private static XxHash128 Begin(PlannedPatch patch, PortedFile file, string kind)
    {
        var hash = new XxHash128();
        Append(hash, Encoding.ASCII.GetBytes(kind));
        Append(hash, PatchId.Of(patch.Whole) is { } id
            ? Encoding.ASCII.GetBytes(id.ToString("x32", CultureInfo.InvariantCulture))
            : patch.Whole.Text.Span);
        Append(hash, file.Path.Bytes);
        return hash;
    }

    private static void Append(XxHash128 hash, ReadOnlySpan<byte> text)
    {
        hash.Append(BitConverter.GetBytes(text.Length));
        hash.Append(text);
    }
}
