namespace PatchQueue.Patches;

/// <summary>The two names of a <c>diff --git a/x b/x</c> line, which git does not separate where they hold blanks.</summary>
internal static class GitNames
{
    /// <summary>Reads both names; a line that cannot be told apart yields none, and the lines below it must name the file.</summary>
    public static (FileSide Old, FileSide New) Read(ReadOnlyMemory<byte> line)
    {
        var text = line.Span;
        if (!text.IsEmpty && text[0] == '"')
        {
            var first = CStyleName.TryRead(text, out var length);
            var second = length < text.Length && text[length] == ' ' ? Unquote(line[(length + 1)..]) : null;
            return Pair(first is null ? null : (ReadOnlyMemory<byte>?)first, second);
        }

        var quote = text.IndexOf(" \""u8);
        return quote > 0 ? Pair(line[..quote], Unquote(line[(quote + 1)..])) : ReadUnquoted(line);
    }

    /// <summary>A name to the end of the line, quoted or not; null when its quotes are wrong.</summary>
    public static ReadOnlyMemory<byte>? Unquote(ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty || text.Span[0] != '"')
        {
            return text.Span.Contains((byte)0) ? null : text;
        }

        var name = CStyleName.TryRead(text.Span, out var length);
        return name is not null && length == text.Length ? name : null;
    }

    // Without quotes the names are the same behind their prefixes, unless lines below say otherwise; that tells where to cut.
    private static (FileSide Old, FileSide New) ReadUnquoted(ReadOnlyMemory<byte> line)
    {
        var text = line.Span;
        for (var i = text.IndexOf((byte)' '); i >= 0 && i < text.Length;)
        {
            var second = text[(i + 1)..];
            if (WithoutPrefix(text[..i]).SequenceEqual(WithoutPrefix(second)))
            {
                return Pair(line[..i], line[(i + 1)..]);
            }

            var next = second.IndexOf((byte)' ');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return Pair(null, null);
    }

    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)'/') + 1)..];

    private static (FileSide Old, FileSide New) Pair(ReadOnlyMemory<byte>? first, ReadOnlyMemory<byte>? second) =>
        first is { } old && second is { } @new ? (new FileSide { Name = old }, new FileSide { Name = @new }) : default;
}
