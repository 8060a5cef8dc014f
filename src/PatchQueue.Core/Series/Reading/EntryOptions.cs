using System.Buffers;
using System.Buffers.Text;
using PatchQueue.Text;

namespace PatchQueue.Series;

/// <summary>The words behind a name in a quilt series.</summary>
/// <param name="StripLevel">Of <c>-pN</c>, the last one; null without.</param>
/// <param name="IsReversed">Whether <c>-R</c> is there.</param>
internal readonly record struct EntryOptions(int? StripLevel, bool IsReversed)
{
    /// <summary>
    /// Reads all words; one that is not known is an error, because a patch must not be applied otherwise than its line says.
    /// </summary>
    public static EntryOptions Read(ReadOnlySpan<byte> text, SearchValues<byte> blanks, SeriesBuilder builder, int lineNumber)
    {
        var options = default(EntryOptions);
        while (TryTakeWord(ref text, blanks, out var word))
        {
            // patch(1) takes "-p 0" for "-p0".
            var isStrip = word.SequenceEqual("-p"u8) ? TryTakeWord(ref text, blanks, out var level) : TrySplit(word, out level);
            if (isStrip && TryReadLevel(level, out var strip))
            {
                options = options with { StripLevel = strip };
            }
            else if (word.SequenceEqual("-R"u8))
            {
                options = options with { IsReversed = true };
            }
            else if (!word.SequenceEqual("-pab"u8))
            {
                builder.Report(Severity.Error, "series-option", lineNumber, Message(word));
            }
        }

        return options;
    }

    private static bool TryTakeWord(ref ReadOnlySpan<byte> text, SearchValues<byte> blanks, out ReadOnlySpan<byte> word)
    {
        var start = text.IndexOfAnyExcept(blanks);
        if (start < 0)
        {
            word = default;
            return false;
        }

        text = text[start..];
        var length = text.IndexOfAny(blanks);
        word = length < 0 ? text : text[..length];
        text = text[word.Length..];
        return true;
    }

    private static bool TrySplit(ReadOnlySpan<byte> word, out ReadOnlySpan<byte> level)
    {
        level = word.StartsWith("-p"u8) ? word[2..] : default;
        return !level.IsEmpty;
    }

    private static bool TryReadLevel(ReadOnlySpan<byte> digits, out int level) =>
        Utf8Parser.TryParse(digits, out level, out var consumed) && consumed == digits.Length && char.IsAsciiDigit((char)digits[0]);

    private static string Message(ReadOnlySpan<byte> word) => word[0] == '-'
        ? $"the option {SeriesBuilder.Quote(word)} is not followed; a series line may say -pN and -R"
        : $"{SeriesBuilder.Quote(word)} behind the name is no option; a name cannot hold blanks";
}
