using PatchQueue.Patches;
using PatchQueue.Text;

namespace PatchQueue.Words;

/// <summary>Finds the words on the lines that a section of a patch adds, of those that are gone from a new mainline.</summary>
/// <param name="gone">The words that are gone.</param>
public sealed class AddedWords(GoneWords gone)
{
    private readonly List<AddedWord> _found = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<AddedWord> Found => _found;

    /// <summary>Looks at a section.</summary>
    /// <param name="patch">The patch, with its text.</param>
    /// <param name="section">The section's place in it, from 0.</param>
    /// <param name="language">The language of its file.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    public void Add(Patch patch, int section, SourceLanguage language, bool isReversed)
    {
        if (language == SourceLanguage.None || gone.Count == 0)
        {
            return;
        }

        var added = isReversed ? (byte)'-' : (byte)'+';
        var hunks = patch.FilePatches[section].Hunks;
        for (var i = 0; i < hunks.Length; i++)
        {
            var body = hunks[i].Body.Of(patch.Text.Span);
            var reader = new HunkLineReader(body);
            for (var line = 1; reader.TryRead(out var kind, out var content); line++)
            {
                if (kind == added)
                {
                    AddLine(content.Of(body), language, new AddedWord(0, "", section, i + 1, hunks[i].Line + line, false));
                }
            }
        }
    }

    private void AddLine(ReadOnlySpan<byte> line, SourceLanguage language, AddedWord place)
    {
        var trimmed = line.Trim(" \t\r\n"u8);
        if (language is SourceLanguage.Kconfig or SourceLanguage.Makefile)
        {
            AddOptions(trimmed, language, place);
        }
        else if (!trimmed.StartsWith("*"u8) && !trimmed.StartsWith("/*"u8) && !trimmed.StartsWith("//"u8))
        {
            AddSource(line, language, place);
        }
    }

    private void AddSource(ReadOnlySpan<byte> line, SourceLanguage language, AddedWord place)
    {
        var reader = new WordReader(line, language);
        while (reader.TryRead(out var word))
        {
            var text = word.Place.Of(line);
            if (word.Kind == WordKind.Identifier && text.StartsWith("CONFIG_"u8))
            {
                Add(WordKind.Option, OptionOf(text), place, false);
            }
            else if (word.IsTelling && !(word.Kind == WordKind.Header && text.IndexOf(".."u8) >= 0))
            {
                Add(word.Kind, text, place, WordUse.IsDeclared(line, word, language));
            }
        }
    }

    // select OPTION, depends on OPTION && !OTHER, obj-$(CONFIG_OPTION) += file.o
    private void AddOptions(ReadOnlySpan<byte> line, SourceLanguage language, AddedWord place)
    {
        var isMake = language == SourceLanguage.Makefile;
        var isDefinition = !isMake && (line.StartsWith("config "u8) || line.StartsWith("menuconfig "u8));
        var isUse = isMake || line.StartsWith("select "u8) || line.StartsWith("imply "u8) || line.StartsWith("depends on "u8)
            || line.StartsWith("if "u8);
        for (var at = 0; at < line.Length && (isDefinition || isUse) && line[at] is not ((byte)'#' or (byte)'"');)
        {
            if (!WordBytes.IsPart(line[at]))
            {
                at++;
                continue;
            }

            var end = WordBytes.EndOf(line, at);
            var word = line[at..end];
            at = end;
            if (isMake ? word.StartsWith("CONFIG_"u8) : !word.ContainsAnyInRange((byte)'a', (byte)'z'))
            {
                Add(WordKind.Option, isMake ? OptionOf(word) : word, place, isDefinition);
            }
        }
    }

    private void Add(WordKind kind, ReadOnlySpan<byte> word, AddedWord place, bool isDeclared)
    {
        var hash = Word.HashOf(kind, word);
        if (gone.Contains(hash))
        {
            var name = kind == WordKind.Option ? "CONFIG_" + DisplayText.Of(word) : DisplayText.Of(word);
            _found.Add(place with { Hash = hash, Name = name, IsDeclared = isDeclared });
        }
    }

    // CONFIG_OPTION_MODULE is of the same option.
    private static ReadOnlySpan<byte> OptionOf(ReadOnlySpan<byte> word)
    {
        var option = word["CONFIG_".Length..];
        return option.EndsWith("_MODULE"u8) ? option[..^"_MODULE".Length] : option;
    }
}
