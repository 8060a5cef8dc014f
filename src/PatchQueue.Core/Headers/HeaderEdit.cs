using System.Text;

namespace PatchQueue.Headers;

/// <summary>Changes to the tags of a header, each a new one: no byte differs but in the lines of that tag.</summary>
public static class HeaderEdit
{
    /// <summary>Gives a tag a value: the first of its name keeps its place, and others of the name go; a new one goes where its
    /// convention puts it.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value; further lines after an LF.</param>
    /// <exception cref="ArgumentException">The name or the value cannot be that of a tag.</exception>
    public static PatchHeader Set(PatchHeader header, string name, string value)
    {
        var tags = header.All(name).ToList();
        if (tags.Count == 0)
        {
            return Add(header, name, value);
        }

        var bytes = new List<byte>(header.Bytes.ToArray());
        foreach (var tag in tags.Skip(1).Reverse())
        {
            bytes.RemoveRange(tag.Lines.Offset, tag.Lines.Length);
        }

        return Replace(bytes, header, tags[0], value);
    }

    /// <summary>Gives one tag another value; its name keeps its spelling.</summary>
    /// <inheritdoc cref="Set"/>
    public static PatchHeader Replace(PatchHeader header, Tag tag, string value) =>
        Replace([.. header.Bytes.ToArray()], header, tag, value);

    /// <summary>Adds a tag, behind those of its name or where its convention puts it.</summary>
    /// <inheritdoc cref="Set"/>
    public static PatchHeader Add(PatchHeader header, string name, string value)
    {
        var place = TagPlace.Of(header, name);
        var isInBlock = place.Offset <= header.BlockEnd || !TagNames.IsBelow(name);
        var end = Encoding.ASCII.GetBytes(header.LineEnd);
        var bytes = header.Bytes.Span;
        byte[] missing = place.Offset > 0 && bytes[place.Offset - 1] != '\n' ? end : [];
        return PatchHeader.Read((byte[])
        [
            .. bytes[..place.Offset],
            .. missing,
            .. place.NeedsBlankAbove ? end : [],
            .. LinesOf(header, name, value, isInBlock),
            .. place.NeedsBlankBelow ? end : [],
            .. bytes[place.Offset..],
        ]);
    }

    /// <summary>Takes the tags of a name away.</summary>
    /// <param name="header">The header.</param>
    /// <param name="name">Their name.</param>
    /// <param name="value">Only those with that value; null for all.</param>
    /// <returns>The same header when there is none.</returns>
    public static PatchHeader Delete(PatchHeader header, string name, string? value = null)
    {
        var bytes = new List<byte>(header.Bytes.ToArray());
        foreach (var tag in header.All(name).Where(tag => value is null || tag.Value == value || tag.Joined == value).Reverse())
        {
            bytes.RemoveRange(tag.Lines.Offset, tag.Lines.Length);
        }

        return bytes.Count == header.Bytes.Length ? header : PatchHeader.Read(bytes.ToArray());
    }

    private static PatchHeader Replace(List<byte> bytes, PatchHeader header, Tag tag, string value)
    {
        bytes.RemoveRange(tag.Lines.Offset, tag.Lines.Length);
        bytes.InsertRange(tag.Lines.Offset, LinesOf(header, tag.Name, value, tag.IsInBlock));
        return PatchHeader.Read(bytes.ToArray());
    }

    private static byte[] LinesOf(PatchHeader header, string name, string value, bool mayFold)
    {
        var lines = value.Split('\n');
        if (!TagNames.IsName(name))
        {
            throw new ArgumentException($"'{Text.DisplayText.Of(name)}' is no name of a tag: letters, digits and - only");
        }

        if (lines.Any(line => line.Trim(' ', '\t').Length == 0 || line.Any(letter => char.IsControl(letter) && letter != '\t')))
        {
            throw new ArgumentException($"the value of {name} is empty, or has an empty line or a control character in it");
        }

        if (lines.Length > 1 && !mayFold)
        {
            throw new ArgumentException($"{name} stands below the message, where a tag has one line");
        }

        var encoding = Ascii.IsValid(value) ? Encoding.ASCII : header.Encoding;
        return encoding.GetBytes(
            $"{name}: {string.Join(header.LineEnd + " ", lines.Select(line => line.Trim(' ', '\t')))}{header.LineEnd}");
    }
}
