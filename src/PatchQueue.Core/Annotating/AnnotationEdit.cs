namespace PatchQueue.Annotating;

/// <summary>Changes what a file of annotations says about one option, and no other line.</summary>
internal sealed class AnnotationEdit
{
    /// <summary>Stands before the options without notes.</summary>
    public const string Marker = "# ---- Annotations without notes ----";

    private readonly List<string> _lines;
    private readonly string _name;

    private AnnotationEdit(string text, string symbol) => (_lines, _name) = ([.. text.Split('\n')], "CONFIG_" + symbol);

    /// <summary>Begins with a file's text.</summary>
    public static AnnotationEdit Of(string text, string symbol) => new(text, symbol);

    /// <summary>The line of a policy as the tool writes it, with its end.</summary>
    public static string LineOf(string symbol, IEnumerable<KeyValuePair<string, string>> policy) =>
        $"CONFIG_{symbol}".PadRight(47) + $" policy<{PythonStrings.Write(policy)}>\n";

    /// <summary>Lets a key ask for a value.</summary>
    public AnnotationEdit WithPolicy(string key, string value)
    {
        var place = LastPolicy();
        if (place < 0)
        {
            var line = LineOf(_name["CONFIG_".Length..], [new(key, value)]).TrimEnd('\n');
            _lines.Insert(PlaceForNew(), line);
            return this;
        }

        var policy = Annotations.PolicyOf(_lines[place])!;
        var pairs = PythonStrings.TryRead(policy) ?? [];
        pairs.RemoveAll(pair => pair.Key == key);
        pairs.Add(new(key, value));
        Replace(place, policy, pairs);
        return this;
    }

    /// <summary>Takes a key away; a policy without keys goes, and the note with it.</summary>
    public AnnotationEdit WithoutPolicy(string key)
    {
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            if (!IsOurs(_lines[i]) || Annotations.PolicyOf(_lines[i]) is not { } policy)
            {
                continue;
            }

            var pairs = PythonStrings.TryRead(policy) ?? [];
            if (pairs.RemoveAll(pair => pair.Key == key) == 0)
            {
                continue;
            }

            if (pairs.Count > 0)
            {
                Replace(i, policy, pairs);
            }
            else
            {
                _lines.RemoveAt(i);
            }
        }

        if (LastPolicy() < 0)
        {
            _lines.RemoveAll(IsOurs);
        }

        return this;
    }

    /// <summary>Says why, in place of what was said before.</summary>
    public AnnotationEdit WithNote(string words)
    {
        var note = $"note<'{words.Replace("'", "", StringComparison.Ordinal)}'>";
        var place = _lines.FindLastIndex(line => IsOurs(line) && Annotations.NoteOf(line) is not null);
        if (place >= 0)
        {
            var line = _lines[place];
            var start = line.IndexOf("note<", StringComparison.Ordinal);
            var end = line.IndexOf('>', start);
            _lines[place] = line[..start] + note + line[(end + 1)..];
        }
        else if (LastPolicy() is var policy and >= 0)
        {
            _lines.Insert(policy + 1, $"{_name,-47} {note}");
        }

        return this;
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => string.Join('\n', _lines);

    private void Replace(int place, string policy, List<KeyValuePair<string, string>> pairs) => _lines[place] = _lines[place].Replace(
        $"policy<{policy}>", $"policy<{PythonStrings.Write(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))}>",
        StringComparison.Ordinal);

    private int LastPolicy() => _lines.FindLastIndex(line => IsOurs(line) && Annotations.PolicyOf(line) is not null);

    private bool IsOurs(string line) => Annotations.Squeeze(line).Split(' ')[0] == _name;

    private int PlaceForNew()
    {
        var marker = _lines.IndexOf(Marker);
        for (var i = marker + 1; i < _lines.Count; i++)
        {
            var name = Annotations.Squeeze(_lines[i]).Split(' ')[0];
            if (name.StartsWith("CONFIG_", StringComparison.Ordinal) && string.CompareOrdinal(name, _name) > 0)
            {
                return i;
            }
        }

        return _lines.Count > 0 && _lines[^1].Length == 0 ? _lines.Count - 1 : _lines.Count;
    }
}
