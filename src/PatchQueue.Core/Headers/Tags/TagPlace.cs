using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>Where a new tag goes in a header.</summary>
/// <param name="Offset">The byte that it stands before.</param>
/// <param name="NeedsBlankAbove">Whether an empty line parts it from what is above.</param>
/// <param name="NeedsBlankBelow">Whether an empty line parts it from what is below.</param>
internal readonly record struct TagPlace(int Offset, bool NeedsBlankAbove, bool NeedsBlankBelow)
{
    /// <summary>Finds the place.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">The tag's name.</param>
    public static TagPlace Of(PatchHeader header, string name) =>
        header.All(name).LastOrDefault() is { } same ? new TagPlace(same.Lines.End, false, false)
        : TagNames.IsBelow(name) ? Below(header)
        : header.BlockEnd == 0 ? OnTop(header)
        : InBlock(header, TagNames.RankOf(name));

    // Behind the last that comes before it in the order of kernel-source's tools, or before the first that comes after it.
    private static TagPlace InBlock(PatchHeader header, int rank)
    {
        var block = header.Tags.Where(tag => tag.IsInBlock).ToList();
        var before = rank < 0 ? null : block.FindLast(tag => TagNames.RankOf(tag.Name) is var other and >= 0 && other < rank);
        var after = rank < 0 ? null : block.Find(tag => TagNames.RankOf(tag.Name) > rank);
        var offset = before?.Lines.End ?? after?.Lines.Offset ?? header.BlockEnd;
        return new TagPlace(offset, false, NeedsBlankBelow: false);
    }

    private static TagPlace OnTop(PatchHeader header)
    {
        var mail = header.Bytes.Span.StartsWith("From "u8) ? header.Bytes.Span.IndexOf((byte)'\n') + 1 : 0;
        return new TagPlace(mail, false, !IsBlankAt(header.Bytes.Span, mail));
    }

    private static TagPlace Below(PatchHeader header)
    {
        if (header.Tags.LastOrDefault(tag => TagNames.IsAttribution(tag.Name)) is { } last)
        {
            return new TagPlace(last.Lines.End, false, false);
        }

        var end = EndOfMessage(header);
        var isBehindTag = header.Tags.Any(tag => tag.Lines.End == end && (tag.IsInBlock || TagNames.IsBelow(tag.Name)));
        return new TagPlace(end, NeedsBlankAbove: end > 0 && (!isBehindTag || header.BlockEnd == end), NeedsBlankBelow: false);
    }

    // Above the line --- of a mail, and above the empty lines before the diff.
    private static int EndOfMessage(PatchHeader header)
    {
        var end = 0;
        var lines = new LineReader(header.Bytes.Span);
        while (lines.TryRead(out var line) && !line.TrimEnd(" \t\r\n"u8).SequenceEqual("---"u8))
        {
            end = line.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? end : lines.Position;
        }

        return end;
    }

    private static bool IsBlankAt(ReadOnlySpan<byte> bytes, int offset) =>
        offset < bytes.Length && (bytes[offset] == '\n' || bytes[offset..].StartsWith("\r\n"u8));
}
