namespace PatchQueue.Options;

/// <summary>Reads a condition of Kconfig: <c>||</c> binds less than <c>&amp;&amp;</c>, that less than <c>!</c>.</summary>
internal sealed class DependencyReader(string text)
{
    private int _place;

    /// <summary>Reads all of it.</summary>
    public Dependency Read()
    {
        var read = ReadOr();
        Skip();
        return _place < text.Length ? new Dependency.Unknown(text) : read;
    }

    private Dependency ReadOr()
    {
        var left = ReadAnd();
        while (Take("||"))
        {
            left = new Dependency.Or(left, ReadAnd());
        }

        return left;
    }

    private Dependency ReadAnd()
    {
        var left = ReadNot();
        while (Take("&&"))
        {
            left = new Dependency.And(left, ReadNot());
        }

        return left;
    }

    private Dependency ReadNot()
    {
        Skip();
        if (_place + 1 < text.Length && text[_place] == '!' && text[_place + 1] != '=')
        {
            _place++;
            return new Dependency.Not(ReadNot());
        }

        if (Take("("))
        {
            var inner = ReadOr();
            Take(")");
            return inner;
        }

        return ReadComparison();
    }

    private Dependency ReadComparison()
    {
        var left = Word();
        foreach (var sign in new[] { "!=", "<=", ">=", "=", "<", ">" })
        {
            if (Take(sign))
            {
                return new Dependency.Comparison(left, sign, Word());
            }
        }

        return left.StartsWith('$') || left.Length == 0 ? new Dependency.Unknown(left) : new Dependency.Symbol(left);
    }

    // A name, a quoted string, or a macro with all its parentheses.
    private string Word()
    {
        Skip();
        var start = _place;
        if (_place < text.Length && text[_place] is '"' or '\'')
        {
            var end = text.IndexOf(text[_place], _place + 1);
            _place = end < 0 ? text.Length : end + 1;
            return text[start.._place];
        }

        if (_place + 1 < text.Length && text[_place] == '$' && text[_place + 1] == '(')
        {
            var depth = 0;
            do
            {
                depth += text[_place] == '(' ? 1 : text[_place] == ')' ? -1 : 0;
                _place++;
            }
            while (_place < text.Length && (depth > 0 || _place < start + 2));
            return text[start.._place];
        }

        while (_place < text.Length && (char.IsAsciiLetterOrDigit(text[_place]) || text[_place] is '_' or '-' or '.' or '/'))
        {
            _place++;
        }

        return text[start.._place];
    }

    private bool Take(string sign)
    {
        Skip();
        if (!text.AsSpan(_place).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        _place += sign.Length;
        return true;
    }

    private void Skip()
    {
        while (_place < text.Length && char.IsWhiteSpace(text[_place]))
        {
            _place++;
        }
    }
}
