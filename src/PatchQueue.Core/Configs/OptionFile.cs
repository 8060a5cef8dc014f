using System.Collections.Immutable;
using System.Text;

namespace PatchQueue.Configs;

/// <summary>A .config or fragment, line by line and without loss. An edit touches one line.</summary>
public sealed class OptionFile
{
    private OptionFile(string path, ImmutableArray<ConfigLine> lines) => (Path, Lines) = (path, lines);

    /// <summary>The file, from the folder that holds all configs.</summary>
    public string Path { get; }

    /// <summary>All lines.</summary>
    public ImmutableArray<ConfigLine> Lines { get; }

    /// <summary>Reads a file.</summary>
    public static OptionFile Read(string path, ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var lines = ImmutableArray.CreateBuilder<ConfigLine>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            lines.Add(ConfigLine.Read(text[start..end]));
            start = end;
        }

        return new OptionFile(path, lines.ToImmutable());
    }

    /// <summary>The bytes it is written as.</summary>
    public byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Concat(Lines.Select(line => line.Text)));

    /// <summary>What the lines ask for, in their order; the comments right above a line are its note.</summary>
    public IEnumerable<RequestedOption> Options()
    {
        var note = new List<string>();
        for (var i = 0; i < Lines.Length; i++)
        {
            var line = Lines[i];
            if (line is { Symbol: { } symbol, Value: { } value })
            {
                yield return new RequestedOption(symbol, value, new ConfigOrigin(Path, i + 1), line.Text, string.Join('\n', note));
                note.Clear();
            }
            else if (line.IsComment && NoteOf(line) is { } words)
            {
                note.Add(words);
            }
            else
            {
                note.Clear();
            }
        }
    }

    /// <summary>The same file with one option asked for otherwise, or asked for at all.</summary>
    /// <param name="symbol">Without <c>CONFIG_</c>.</param>
    /// <param name="value">The new value.</param>
    /// <param name="note">Comment lines to put above it, each with its <c>#</c> and line end; empty to leave comments alone.</param>
    public OptionFile With(string symbol, ConfigValue value, IEnumerable<string> note)
    {
        var line = ConfigLine.Of(symbol, value);
        ConfigLine[] comments = [.. note.Select(text => new ConfigLine(text, null, null))];
        if (LastOf(symbol) is var place and >= 0)
        {
            var kept = Lines[place].Value == value ? Lines[place] : line;
            return new OptionFile(Path, Lines.SetItem(place, kept).InsertRange(place, comments));
        }

        place = PlaceFor(symbol);
        var before = Lines;
        if (place == Lines.Length && place > 0 && !Lines[^1].Text.EndsWith('\n'))
        {
            before = Lines.SetItem(place - 1, Lines[^1] with { Text = Lines[^1].Text + "\n" });
        }

        return new OptionFile(Path, before.Insert(place, line).InsertRange(place, comments));
    }

    /// <summary>The same file without any line about an option, and without the notes right above such lines.</summary>
    public OptionFile Without(string symbol)
    {
        var lines = new List<ConfigLine>(Lines.Length);
        foreach (var line in Lines)
        {
            if (line.Symbol != symbol)
            {
                lines.Add(line);
                continue;
            }

            while (lines.Count > 0 && lines[^1].IsComment && lines[^1].Text.StartsWith("#. ", StringComparison.Ordinal))
            {
                lines.RemoveAt(lines.Count - 1);
            }
        }

        return new OptionFile(Path, [.. lines]);
    }

    /// <summary>The place of the last line about an option, from 0; -1 when there is none.</summary>
    public int LastOf(string symbol)
    {
        for (var i = Lines.Length - 1; i >= 0; i--)
        {
            if (Lines[i].Symbol == symbol)
            {
                return i;
            }
        }

        return -1;
    }

    // Debian's "## file:" and "## choice:" lines and the frame of a written .config are about several options.
    private static string? NoteOf(ConfigLine line)
    {
        var text = line.Text.Trim();
        return text.StartsWith("##", StringComparison.Ordinal) || text == "#" ? null
            : text.StartsWith("#. ", StringComparison.Ordinal) ? text[3..] : text[1..].Trim();
    }

    // A file whose options are sorted stays sorted; in any other a new option comes last.
    private int PlaceFor(string symbol)
    {
        string? before = null;
        var place = Lines.Length;
        for (var i = 0; i < Lines.Length; i++)
        {
            if (Lines[i].Symbol is not { } other)
            {
                continue;
            }

            if (before is not null && string.CompareOrdinal(before, other) > 0)
            {
                return Lines.Length;
            }

            if (place == Lines.Length && string.CompareOrdinal(other, symbol) > 0)
            {
                place = i;
            }

            before = other;
        }

        return place;
    }
}
