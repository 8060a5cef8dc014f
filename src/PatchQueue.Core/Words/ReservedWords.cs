namespace PatchQueue.Words;

/// <summary>Words of C and its preprocessor that a bracket follows as it follows a function's name.</summary>
internal static class ReservedWords
{
    /// <summary>Whether a word is one of them.</summary>
    public static bool Contains(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("defined"u8) || word.SequenceEqual("sizeof"u8) || word.SequenceEqual("typeof"u8) || word.SequenceEqual("while"u8)
        || word.SequenceEqual("switch"u8) || word.SequenceEqual("return"u8) || word.SequenceEqual("__attribute__"u8);
}
