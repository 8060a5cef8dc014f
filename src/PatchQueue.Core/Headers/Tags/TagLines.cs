using PatchQueue.Text;

namespace PatchQueue.Headers;

/// <summary>Lines <c>Name: value</c> of the text before a diff.</summary>
public static class TagLines
{
    /// <summary>The values of all lines of a name, in order, escaped to be shown.</summary>
    /// <param name="header">The bytes before the first diff.</param>
    /// <param name="name">The name, in ASCII; case does not matter.</param>
    public static IReadOnlyList<string> Find(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        var values = new List<string>();
        var lines = new LineReader(header);
        while (lines.TryRead(out var line))
        {
            if (line.Length > name.Length && line[name.Length] == ':' && System.Text.Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                values.Add(DisplayText.Of(line[(name.Length + 1)..].Trim(" \t\r\n"u8)));
            }
        }

        return values;
    }
}
