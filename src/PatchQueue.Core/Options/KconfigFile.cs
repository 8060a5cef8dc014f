using System.Collections.Immutable;
using System.Text;
using PatchQueue.Configs;

namespace PatchQueue.Options;

/// <summary>Reads one Kconfig file as lines, without deciding anything: where options are defined, and what is written to them.</summary>
internal sealed class KconfigFile
{
    private readonly string _path;
    private readonly string[] _lines;
    private readonly Stack<string> _context;
    private readonly List<OptionDefinition> _found;
    private readonly Action<string, IEnumerable<string>> _source;
    private int _line;

    private KconfigFile(
        string path, string text, IEnumerable<string> context, List<OptionDefinition> found, Action<string, IEnumerable<string>> source)
    {
        (_path, _found, _source) = (path, found, source);
        _lines = text.Split('\n');
        _context = new Stack<string>(context.Reverse());
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">From the tree's root.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="context">What the places around it depend on, outermost last.</param>
    /// <param name="found">Takes the definitions.</param>
    /// <param name="source">Is called for each file that it reads in, as it is written, with what is around that.</param>
    public static void Read(
        string path, string text, IEnumerable<string> context, List<OptionDefinition> found, Action<string, IEnumerable<string>> source) =>
        new KconfigFile(path, text, context, found, source).ReadAll();

    private void ReadAll()
    {
        while (_line < _lines.Length)
        {
            var start = _line;
            var (word, rest) = Next();
            switch (word)
            {
                case "config" or "menuconfig":
                    ReadOption(rest, start + 1);
                    break;
                case "if":
                    _context.Push(rest);
                    break;
                case "menu" or "choice":
                    _context.Push(string.Join(" && ", ReadAttributes(out _).Select(Wrapped)));
                    break;
                case "endif" or "endmenu" or "endchoice" when _context.Count > 0:
                    _context.Pop();
                    break;
                case "source" or "osource" or "rsource" or "orsource":
                    _source(word is "rsource" or "orsource" ? Beside(Unquoted(rest)) : Unquoted(rest), _context);
                    break;
            }
        }
    }

    private void ReadOption(string symbol, int line)
    {
        var option = new OptionDefinition { Symbol = symbol.Trim(), Origin = new ConfigOrigin(_path, line) };
        var own = ReadAttributes(out option, option);
        _found.Add(option with { Depends = [.. _context.Reverse().Where(text => text.Length > 0), .. own] });
    }

    private List<string> ReadAttributes(out OptionDefinition ignored) =>
        ReadAttributes(out ignored, new OptionDefinition { Symbol = "", Origin = new ConfigOrigin(_path, 0) });

    private List<string> ReadAttributes(out OptionDefinition result, OptionDefinition option)
    {
        var depends = new List<string>();
        while (_line < _lines.Length)
        {
            var start = _line;
            var (word, rest) = Next();
            switch (word)
            {
                case "":
                    continue;
                case "depends":
                    depends.Add(rest.StartsWith("on ", StringComparison.Ordinal) ? rest[3..].Trim() : rest);
                    continue;
                case "bool" or "tristate" or "int" or "hex" or "string":
                    option = WithPrompt(option with { Type = word }, rest);
                    continue;
                case "prompt":
                    option = WithPrompt(option, rest);
                    continue;
                case "def_bool" or "def_tristate":
                    option = option with { Type = word[4..], Defaults = option.Defaults.Add(rest) };
                    continue;
                case "default":
                    option = option with { Defaults = option.Defaults.Add(rest) };
                    continue;
                case "select":
                    var parts = rest.Split(" if ", 2);
                    option = option with { Selects = option.Selects.Add((parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "")) };
                    continue;
                case "help" or "---help---":
                    option = option with { Help = ReadHelp() };
                    continue;
                case "imply" or "range" or "visible" or "option" or "optional" or "modules" or "transitional":
                    continue;
                default:
                    _line = start;
                    result = option;
                    return depends;
            }
        }

        result = option;
        return depends;
    }

    // "What is asked" if CONDITION
    private static OptionDefinition WithPrompt(OptionDefinition option, string rest)
    {
        if (rest.Length == 0 || rest[0] is not ('"' or '\''))
        {
            return option;
        }

        var end = rest.IndexOf(rest[0], 1);
        var tail = end < 0 ? "" : rest[(end + 1)..].Trim();
        return option with
        {
            Prompt = end < 0 ? rest[1..] : rest[1..end],
            PromptIf = tail.StartsWith("if ", StringComparison.Ordinal) ? tail[3..].Trim() : "",
        };
    }

    // All lines that are indented at least as far as the first.
    private string ReadHelp()
    {
        var text = new StringBuilder();
        var indent = -1;
        for (; _line < _lines.Length; _line++)
        {
            var line = _lines[_line].Replace("\t", "        ", StringComparison.Ordinal).TrimEnd();
            var begin = line.Length - line.TrimStart().Length;
            if (line.Length == 0)
            {
                text.Append(indent < 0 ? "" : "\n");
                continue;
            }

            if (begin == 0 || (indent >= 0 && begin < indent))
            {
                break;
            }

            indent = indent < 0 ? begin : indent;
            text.Append(line.AsSpan(indent)).Append('\n');
        }

        return text.ToString().Trim('\n');
    }

    // A word and what follows it, lines that end in a backslash joined, comments cut.
    private (string Word, string Text) Next()
    {
        var line = _lines[_line++].TrimEnd();
        while (line.EndsWith('\\') && _line < _lines.Length)
        {
            line = line[..^1] + " " + _lines[_line++].Trim();
        }

        line = Uncommented(line).Trim();
        var end = line.IndexOfAny([' ', '\t', '"', '(']);
        return end < 0 ? (line, "") : (line[..end], line[end..].Trim());
    }

    private static string Uncommented(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#')
            {
                return line[..i];
            }

            if (line[i] is '"' or '\'')
            {
                var end = line.IndexOf(line[i], i + 1);
                i = end < 0 ? line.Length : end;
            }
        }

        return line;
    }

    private static string Wrapped(string text) => text.Contains("||", StringComparison.Ordinal) ? $"({text})" : text;

    private static string Unquoted(string text) => text.Trim().Trim('"', '\'');

    private string Beside(string name) => _path.Contains('/', StringComparison.Ordinal) ? _path[..(_path.LastIndexOf('/') + 1)] + name
        : name;
}
