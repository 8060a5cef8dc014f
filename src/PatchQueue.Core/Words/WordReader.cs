using PatchQueue.Text;

namespace PatchQueue.Words;

/// <summary>
/// Walks the words of a source text. Comments, numbers and the insides of most strings are passed over; of Kconfig the options that it
/// defines are words, and of Makefiles none, for an option that only they name is no option.
/// </summary>
/// <param name="text">The text, or one line of it.</param>
/// <param name="language">Its language.</param>
public ref struct WordReader(ReadOnlySpan<byte> text, SourceLanguage language)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>Reads the next word.</summary>
    /// <returns>False at the end.</returns>
    public bool TryRead(out Word word)
    {
        word = default;
        return language switch
        {
            SourceLanguage.C or SourceLanguage.DeviceTree => TryReadSource(out word),
            SourceLanguage.Kconfig => TryReadDefinition(out word),
            _ => false,
        };
    }

    private bool TryReadSource(out Word word)
    {
        while (_at < _text.Length)
        {
            var start = _at;
            var octet = _text[_at];
            if (WordBytes.IsStart(octet))
            {
                _at = WordBytes.EndOf(_text, _at);
                word = new Word(WordKind.Identifier, Slice.Between(start, _at));
                return true;
            }

            switch (octet)
            {
                case (byte)'"':
                    if (TryReadString(out word))
                    {
                        return true;
                    }

                    break;
                case (byte)'#' when TryReadInclude(out word):
                    return true;
                case >= (byte)'0' and <= (byte)'9':
                    _at = WordBytes.EndOf(_text, _at);
                    break;
                default:
                    _at = octet == '/' ? BehindComment() : octet == '\'' ? BehindCharacter() : _at + 1;
                    break;
            }
        }

        word = default;
        return false;
    }

    // "vendor,device"
    private bool TryReadString(out Word word)
    {
        var start = ++_at;
        var (hasComma, hasBlank) = (false, false);
        for (; _at < _text.Length && _text[_at] is not ((byte)'"' or (byte)'\n'); _at++)
        {
            hasComma |= _text[_at] == ',';
            hasBlank |= _text[_at] is (byte)' ' or (byte)'%' or (byte)'\\';
            _at += _text[_at] == '\\' ? 1 : 0;
        }

        _at = Math.Min(_at, _text.Length);
        word = new Word(WordKind.Device, Slice.Between(start, _at));
        _at = Math.Min(_at + 1, _text.Length);
        return hasComma && !hasBlank;
    }

    // #include <linux/of.h>
    private bool TryReadInclude(out Word word)
    {
        word = default;
        var at = SkipBlanks(_at + 1);
        if (!_text[at..].StartsWith("include"u8))
        {
            return false;
        }

        at = SkipBlanks(at + "include"u8.Length);
        if (at == _text.Length || _text[at] is not ((byte)'<' or (byte)'"'))
        {
            return false;
        }

        var length = _text[(at + 1)..].IndexOfAny(">\"\n"u8);
        if (length <= 0)
        {
            return false;
        }

        _at = at + 1 + length + 1;
        word = new Word(WordKind.Header, new Slice(at + 1, length));
        return true;
    }

    // config OPTION, menuconfig OPTION
    private bool TryReadDefinition(out Word word)
    {
        while (_at < _text.Length)
        {
            var rest = _text[_at..];
            var length = rest.StartsWith("config "u8) || rest.StartsWith("config\t"u8) ? "config "u8.Length
                : rest.StartsWith("menuconfig "u8) || rest.StartsWith("menuconfig\t"u8) ? "menuconfig "u8.Length
                : 0;
            var start = length == 0 ? _at : SkipBlanks(_at + length);
            var end = WordBytes.EndOf(_text, start);
            var next = _text[_at..].IndexOf((byte)'\n');
            _at = next < 0 ? _text.Length : _at + next + 1;
            if (length > 0 && end > start)
            {
                word = new Word(WordKind.Option, Slice.Between(start, end));
                return true;
            }
        }

        word = default;
        return false;
    }

    private readonly int BehindComment()
    {
        var rest = _text[_at..];
        if (rest.StartsWith("//"u8))
        {
            var end = rest.IndexOf((byte)'\n');
            return end < 0 ? _text.Length : _at + end;
        }

        if (!rest.StartsWith("/*"u8))
        {
            return _at + 1;
        }

        var close = rest[2..].IndexOf("*/"u8);
        return close < 0 ? _text.Length : _at + 2 + close + 2;
    }

    // An apostrophe that does not close soon stands in the prose of an assembler's comment.
    private readonly int BehindCharacter()
    {
        var close = _text[(_at + 1)..].IndexOf((byte)'\'');
        return close is > 0 and < 5 ? _at + 1 + close + 1 : _at + 1;
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _text.Length && _text[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at;
    }
}
