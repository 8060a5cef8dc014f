using System.Collections.Immutable;
using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>
/// Finds tags. A header that begins with one has a block of them, up to the first empty line, in which indented lines continue a tag;
/// below that, every line <c>Name: value</c> is a tag, as it is to the scripts of kernel-source.
/// </summary>
internal sealed class TagReader(ReadOnlyMemory<byte> bytes)
{
    private readonly ImmutableArray<Tag>.Builder _tags = ImmutableArray.CreateBuilder<Tag>();
    private readonly System.Text.Encoding _encoding = HeaderEncoding.Of(bytes.Span);
    private int _position;
    private int _line = 1;

    public PatchHeader Read()
    {
        // From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
        if (bytes.Span.StartsWith("From "u8))
        {
            Skip(LineAt(_position).Length);
        }

        var blockEnd = IsTag(LineAt(_position)) ? ReadBlock() : 0;
        while (_position < bytes.Length)
        {
            if (!TryTake(isInBlock: false))
            {
                Skip(LineAt(_position).Length);
            }
        }

        return new PatchHeader(bytes, FormOf(blockEnd), blockEnd, _tags.DrainToImmutable());
    }

    private int ReadBlock()
    {
        while (_position < bytes.Length && !IsBlank(LineAt(_position)))
        {
            if (!TryTake(isInBlock: true))
            {
                Skip(LineAt(_position).Length);
            }
        }

        return _position;
    }

    private bool TryTake(bool isInBlock)
    {
        var line = LineAt(_position);
        if (!IsTag(line))
        {
            return false;
        }

        var (start, number, colon) = (_position, _line, line.IndexOf((byte)':'));
        var name = System.Text.Encoding.ASCII.GetString(line[..colon]);
        var value = TextOf(line[(colon + 1)..]);
        Skip(line.Length);
        while (isInBlock && LineAt(_position) is var more && more.Length > 0 && more[0] is (byte)' ' or (byte)'\t' && !IsBlank(more))
        {
            value += "\n" + TextOf(more);
            Skip(more.Length);
        }

        _tags.Add(new Tag(name, value, number, Slice.Between(start, _position), isInBlock));
        return true;
    }

    private HeaderForm FormOf(int blockEnd) =>
        blockEnd == 0 ? HeaderForm.Plain
        : _tags.Any(tag => tag.IsInBlock && TagNames.IsOfDep3(tag.Name)) ? HeaderForm.Dep3
        : HeaderForm.Mail;

    private void Skip(int length)
    {
        _position += length;
        _line++;
    }

    private ReadOnlySpan<byte> LineAt(int position)
    {
        var rest = bytes.Span[position..];
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..(end + 1)];
    }

    private string TextOf(ReadOnlySpan<byte> text) => _encoding.GetString(text.Trim(" \t\r\n"u8));

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    // A URL has a colon too, and so has "note:" at the beginning of a sentence; only what a known name begins may lack the blank.
    private static bool IsTag(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || !char.IsAsciiLetter((char)line[0]) || line[..colon].ContainsAnyExcept(TagNames.Letters))
        {
            return false;
        }

        var rest = line[(colon + 1)..];
        return rest.IsEmpty || rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || TagNames.IsKnown(line[..colon]);
    }
}
