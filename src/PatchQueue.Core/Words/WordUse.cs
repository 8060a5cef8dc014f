namespace PatchQueue.Words;

/// <summary>
/// Tells by what stands around a word in its line whether the line makes the name or only uses it. Where both can be, it makes it: a
/// name that is missed costs less than a patch that is wrongly doubted.
/// </summary>
internal static class WordUse
{
    /// <summary>Whether the line makes the name.</summary>
    /// <param name="line">The line.</param>
    /// <param name="word">The word in it.</param>
    /// <param name="language">The line's language.</param>
    public static bool IsDeclared(ReadOnlySpan<byte> line, Word word, SourceLanguage language)
    {
        var before = line[..word.Place.Offset].TrimEnd(" \t"u8);
        var behind = line[word.Place.End..].TrimStart(" \t"u8).TrimEnd("\r\n"u8);
        return word.Kind switch
        {
            WordKind.Device => language == SourceLanguage.C,
            WordKind.Identifier => language == SourceLanguage.DeviceTree
                ? behind.StartsWith(":"u8) || IsMacro(before)
                : !IsMember(before) && (IsMacro(before) || IsFunction(line, before, behind) || IsVariable(before, behind)
                    || IsTag(before, behind) || IsEnumerator(word.Place.Of(line), before, behind) || IsLabel(line, before, behind)),
            _ => false,
        };
    }

    // ->name, .name
    private static bool IsMember(ReadOnlySpan<byte> before) => before.EndsWith("->"u8) || before.EndsWith("."u8);

    // #define name, #define m(name
    private static bool IsMacro(ReadOnlySpan<byte> before) =>
        before.TrimStart(" \t#"u8).StartsWith("define"u8) && before.IndexOf((byte)')') < 0
        && (before.EndsWith("define"u8) || before.IndexOf((byte)'(') >= 0);

    // static int name(
    private static bool IsFunction(ReadOnlySpan<byte> line, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind) =>
        behind.StartsWith("("u8) && !before.IsEmpty && WordBytes.IsStart(line[0]) && EndsAsType(before)
        && before.IndexOfAny("(="u8) < 0;

    // struct x *name; int name = 1, (*name)(void), u32 name, other;
    private static bool IsVariable(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        var isEnd = !behind.IsEmpty && ";=,[):"u8.Contains(behind[0]);
        return isEnd && !behind.StartsWith("=="u8) && (EndsAsType(before) || IsListed(before));
    }

    // struct name {
    private static bool IsTag(ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind) =>
        behind.StartsWith("{"u8) && (before.EndsWith("struct"u8) || before.EndsWith("enum"u8) || before.EndsWith("union"u8));

    // NAME, and NAME = 1 on a line of their own; a constant handed to a function stands so, too.
    private static bool IsEnumerator(ReadOnlySpan<byte> name, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind)
    {
        var isAlone = behind.IsEmpty || behind.StartsWith("= "u8) || behind.TrimEnd(" \t\r\n"u8).SequenceEqual(","u8);
        return before.IsEmpty && isAlone && !name.ContainsAnyInRange((byte)'a', (byte)'z');
    }

    private static bool IsLabel(ReadOnlySpan<byte> line, ReadOnlySpan<byte> before, ReadOnlySpan<byte> behind) =>
        before.IsEmpty && WordBytes.IsStart(line[0]) && behind.StartsWith(":"u8);

    private static bool EndsAsType(ReadOnlySpan<byte> before)
    {
        if (before.IsEmpty || !(before[^1] == '*' || WordBytes.IsPart(before[^1])))
        {
            return false;
        }

        var word = before[^1] == '*' ? before : before[(LastStart(before))..];
        return !IsKeyword(word);
    }

    // u32 first, name: a list that a type begins, outside of brackets.
    private static bool IsListed(ReadOnlySpan<byte> before)
    {
        var text = before.TrimStart(" \t"u8);
        var first = WordBytes.EndOf(text, 0);
        return before.EndsWith(","u8) && first > 0 && first < text.Length && text[first] is (byte)' ' or (byte)'\t'
            && text.IndexOfAny("(){}"u8) < 0 && !IsKeyword(text[..first]);
    }

    private static int LastStart(ReadOnlySpan<byte> before)
    {
        var start = before.Length;
        while (start > 0 && WordBytes.IsPart(before[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsKeyword(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("return"u8) || word.SequenceEqual("goto"u8) || word.SequenceEqual("case"u8) || word.SequenceEqual("else"u8)
        || word.SequenceEqual("sizeof"u8) || word.SequenceEqual("struct"u8) || word.SequenceEqual("enum"u8) || word.SequenceEqual("union"u8)
        || word.SequenceEqual("defined"u8);
}
