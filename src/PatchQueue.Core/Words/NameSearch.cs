namespace PatchQueue.Words;

/// <summary>Looks for a name in a text without reading its other words; comments and strings count.</summary>
internal static class NameSearch
{
    /// <summary>Whether a text has a name as a whole word.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        for (var at = 0; text[at..].IndexOf(name) is var next and >= 0; at += next + 1)
        {
            var (start, end) = (at + next, at + next + name.Length);
            if ((start == 0 || !WordBytes.IsPart(text[start - 1])) && (end == text.Length || !WordBytes.IsPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
