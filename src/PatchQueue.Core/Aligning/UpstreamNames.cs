using PatchQueue.Patches;
using PatchQueue.Text;
using PatchQueue.Words;

namespace PatchQueue.Aligning;

/// <summary>
/// The names that upstream has taken out of a file, and those on the lines that it has brought into it. A patch that brings back the one,
/// or takes out all of the other but those that it does not know, fits and is wrong all the same.
/// </summary>
internal sealed class UpstreamNames
{
    private readonly SourceLanguage _language;
    private readonly HashSet<ulong> _taken;
    private readonly HashSet<ulong> _brought;

    /// <summary>Compares a file's versions.</summary>
    /// <param name="old">The old mainline's file.</param>
    /// <param name="new">The new mainline's file.</param>
    /// <param name="signs">Their lines.</param>
    /// <param name="language">Their language.</param>
    public UpstreamNames(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, UpstreamSigns signs, SourceLanguage language)
    {
        _language = language;
        _taken = NamesOf(old, signs.NewLines, language);
        _brought = NamesOf(@new, signs.OldLines, language);
        var reader = new WordReader(@new, language);
        while (_taken.Count > 0 && reader.TryRead(out var word))
        {
            _taken.Remove(Word.HashOf(word.Kind, word.Place.Of(@new)));
        }
    }

    /// <summary>A function or member that a hunk brings back into the file; null for none.</summary>
    /// <param name="text">The patch's text.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    public string? BroughtBack(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed)
    {
        if (_taken.Count == 0)
        {
            return null;
        }

        var (added, removed) = UpstreamSigns.SidesOf(text, hunk, isReversed);
        var known = NamesOf(removed, null, _language);
        var reader = new WordReader(added, _language);
        while (reader.TryRead(out var word))
        {
            var name = word.Place.Of((ReadOnlySpan<byte>)added);
            var hash = Word.HashOf(word.Kind, name);
            if (_taken.Contains(hash) && !known.Contains(hash) && IsCallOrMember(added, word.Place))
            {
                return DisplayText.Of(name);
            }
        }

        return null;
    }

    /// <summary>A name that a hunk takes out, and that upstream has brought in elsewhere, where it is left; null for none.</summary>
    /// <param name="text">The patch's text.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    /// <param name="oldAfter">The old mainline's file after the patch; is asked for only where there may be one.</param>
    /// <param name="newAfter">The same of the new mainline.</param>
    public string? LeftOver(
        ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed, Func<SourceFile?> oldAfter, Func<SourceFile?> newAfter)
    {
        if (_brought.Count == 0)
        {
            return null;
        }

        var (added, removed) = UpstreamSigns.SidesOf(text, hunk, isReversed);
        var kept = NamesOf(added, null, _language);
        var reader = new WordReader(removed, _language);
        while (reader.TryRead(out var word))
        {
            var name = word.Place.Of((ReadOnlySpan<byte>)removed);
            var hash = Word.HashOf(word.Kind, name);
            if (_brought.Contains(hash) && !kept.Contains(hash) && !Has(oldAfter(), hash) && Has(newAfter(), hash))
            {
                return DisplayText.Of(name);
            }
        }

        return null;
    }

    private bool Has(SourceFile? file, ulong hash) => file is not null && NamesOf(file.Bytes.Span, null, _language).Contains(hash);

    // The names on the lines that another text has not; on all lines where there is none.
    private static HashSet<ulong> NamesOf(ReadOnlySpan<byte> text, TextSet? others, SourceLanguage language)
    {
        var names = new HashSet<ulong>();
        var lines = new LineReader(text);
        while (others is not null && lines.TryRead(out var line))
        {
            if (!others.HasLine(line))
            {
                AddNames(line, language, names);
            }
        }

        if (others is null)
        {
            AddNames(text, language, names);
        }

        return names;
    }

    private static void AddNames(ReadOnlySpan<byte> text, SourceLanguage language, HashSet<ulong> names)
    {
        var reader = new WordReader(text, language);
        while (reader.TryRead(out var word))
        {
            if (word is { Kind: WordKind.Identifier, IsTelling: true })
            {
                names.Add(Word.HashOf(word.Kind, word.Place.Of(text)));
            }
        }
    }

    // name(, ->name, .name
    private static bool IsCallOrMember(ReadOnlySpan<byte> text, Slice place)
    {
        var before = text[..place.Offset];
        var behind = text[place.End..];
        return behind.TrimStart((byte)' ').StartsWith("("u8) || before.EndsWith("->"u8) || before.EndsWith("."u8);
    }
}
