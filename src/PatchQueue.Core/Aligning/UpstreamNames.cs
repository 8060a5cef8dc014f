using System.Runtime.InteropServices;
using PatchQueue.Diffing;
using PatchQueue.Merging;
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
    // So far away upstream's change and the patch's may be about the same.
    private const int Near = 20;

    private readonly SourceLanguage _language;
    private readonly LineTable _old;
    private readonly HashSet<ulong> _taken;
    private readonly HashSet<ulong> _brought;

    /// <summary>Compares a file's versions.</summary>
    /// <param name="old">The old mainline's file.</param>
    /// <param name="new">The new mainline's file.</param>
    /// <param name="language">Their language.</param>
    public UpstreamNames(ReadOnlyMemory<byte> old, ReadOnlyMemory<byte> @new, SourceLanguage language)
    {
        (_language, _old) = (language, LineTable.Of(old));
        var (before, now) = (CountsOf(old.Span, language), CountsOf(@new.Span, language));
        _taken = [.. before.Keys.Where(name => !now.ContainsKey(name))];
        _brought = [.. now.Where(pair => pair.Value > before.GetValueOrDefault(pair.Key)).Select(pair => pair.Key)];
    }

    /// <summary>A function or member that a hunk brings back where upstream has taken it out near by; null for none.</summary>
    /// <param name="text">The patch's text.</param>
    /// <param name="hunk">The hunk.</param>
    /// <param name="isReversed">Whether it is applied in reverse.</param>
    /// <param name="lines">The lines of the old mainline's file that it covers, about.</param>
    public string? BroughtBack(ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed, LineRange lines)
    {
        if (_taken.Count == 0)
        {
            return null;
        }

        var (added, removed) = UpstreamSigns.SidesOf(text, hunk, isReversed);
        var known = NamesOf(removed, _language);
        var reader = new WordReader(added, _language);
        while (reader.TryRead(out var word))
        {
            var name = word.Place.Of((ReadOnlySpan<byte>)added);
            var hash = Word.HashOf(word.Kind, name);
            if (_taken.Contains(hash) && !known.Contains(hash) && IsCallOrMember(added, word.Place) && StandsNear(lines, name))
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
    /// <param name="oldHas">Whether the old mainline's file after the patch has a name.</param>
    /// <param name="newHas">The same of the new mainline.</param>
    public string? LeftOver(
        ReadOnlySpan<byte> text, in Hunk hunk, bool isReversed, Func<ReadOnlySpan<byte>, bool> oldHas,
        Func<ReadOnlySpan<byte>, bool> newHas)
    {
        if (_brought.Count == 0)
        {
            return null;
        }

        var (added, removed) = UpstreamSigns.SidesOf(text, hunk, isReversed);
        var kept = NamesOf(added, _language);
        var reader = new WordReader(removed, _language);
        while (reader.TryRead(out var word))
        {
            var name = word.Place.Of((ReadOnlySpan<byte>)removed);
            var hash = Word.HashOf(word.Kind, name);
            if (_brought.Contains(hash) && !IsCall(removed, word.Place) && kept.Add(hash) && !oldHas(name) && newHas(name))
            {
                return DisplayText.Of(name);
            }
        }

        return null;
    }

    // By its letters: two names may have one hash.
    private bool StandsNear(LineRange lines, ReadOnlySpan<byte> name)
    {
        var start = Math.Clamp(lines.Start - Near, 0, _old.Count);
        var count = Math.Clamp(lines.End + Near, start, _old.Count) - start;
        var text = _old.Range(start, count).Of(_old.Bytes.Span);
        var reader = new WordReader(text, _language);
        while (reader.TryRead(out var word))
        {
            if (word.Kind == WordKind.Identifier && word.Place.Of(text).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<ulong> NamesOf(ReadOnlySpan<byte> text, SourceLanguage language) => [.. CountsOf(text, language).Keys];

    private static Dictionary<ulong, int> CountsOf(ReadOnlySpan<byte> text, SourceLanguage language)
    {
        var counts = new Dictionary<ulong, int>();
        var reader = new WordReader(text, language);
        while (reader.TryRead(out var word))
        {
            if (word is { Kind: WordKind.Identifier, IsTelling: true })
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Word.HashOf(word.Kind, word.Place.Of(text)), out _)++;
            }
        }

        return counts;
    }

    // ->name, .name, name(
    private static bool IsCallOrMember(ReadOnlySpan<byte> text, Slice place)
    {
        var before = text[..place.Offset];
        return before.EndsWith("->"u8) || before.EndsWith("."u8) || IsCall(text, place);
    }

    private static bool IsCall(ReadOnlySpan<byte> text, Slice place) =>
        text[place.End..].TrimStart((byte)' ').StartsWith("("u8) && !ReservedWords.Contains(place.Of(text));
}
