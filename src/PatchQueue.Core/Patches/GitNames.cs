namespace PatchQueue.Patches;

/// <summary>The two names of a <c>diff --git a/x b/x</c> line, which git does not separate where they hold blanks.</summary>
internal static class GitNames
{
    /// <summary>Reads both names; a line that cannot be told apart yields none, and the lines below it must name the file.</summary>
    public static (FileSide Old, FileSide New) Read(ReadOnlySpan<byte> line)
    {
        if (!line.IsEmpty && line[0] == '"')
        {
            var first = CStyleName.TryRead(line, out var length);
            var second = length < line.Length && line[length] == ' ' ? Unquote(line[(length + 1)..]) : null;
            return Pair(first, second);
        }

        var quote = line.IndexOf(" \""u8);
        return quote > 0 ? Pair(line[..quote].ToArray(), Unquote(line[(quote + 1)..])) : ReadUnquoted(line);
    }

    /// <summary>A name to the end of the line, quoted or not; null when its quotes are wrong.</summary>
    public static byte[]? Unquote(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != '"')
        {
            return text.Contains((byte)0) ? null : text.ToArray();
        }

        var name = CStyleName.TryRead(text, out var length);
        return length == text.Length ? name : null;
    }

    // Without quotes the names are the same behind their prefixes, unless lines below say otherwise; that tells where to cut.
    private static (FileSide Old, FileSide New) ReadUnquoted(ReadOnlySpan<byte> line)
    {
        for (var i = line.IndexOf((byte)' '); i >= 0 && i < line.Length;)
        {
            var first = line[..i];
            var second = line[(i + 1)..];
            if (WithoutPrefix(first).SequenceEqual(WithoutPrefix(second)))
            {
                return Pair(first.ToArray(), second.ToArray());
            }

            var next = second.IndexOf((byte)' ');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return Pair(null, null);
    }

    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)'/') + 1)..];

    private static (FileSide Old, FileSide New) Pair(byte[]? first, byte[]? second) =>
        first is null || second is null
            ? (FileSide.Unknown, FileSide.Unknown)
            : (new FileSide { Name = first }, new FileSide { Name = second });
}
