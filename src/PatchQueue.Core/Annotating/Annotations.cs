using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PatchQueue.Configs;
using PatchQueue.Text;

namespace PatchQueue.Annotating;

/// <summary>
/// Ubuntu's annotations, format 4, with the files they include: for each option a policy by architecture or flavour, and a note. A
/// later key of an architecture takes away what its flavours had.
/// </summary>
internal sealed partial class Annotations
{
    private readonly ConfigFiles _files;
    private readonly List<ConfigFault> _faults = [];
    private readonly Dictionary<string, AnnotatedOption> _options = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    private Annotations(ConfigFiles files, string path)
    {
        _files = files;
        ReadHead(path);
        ReadBody(path, []);
    }

    /// <summary>The architectures of the head.</summary>
    public ImmutableArray<string> Archs { get; private set; } = [];

    /// <summary>The flavours of the head, each with its architecture: <c>amd64-generic</c>.</summary>
    public ImmutableArray<string> Flavours { get; private set; } = [];

    /// <summary>Flavours that are like another where nothing is said of them.</summary>
    public ImmutableDictionary<string, string> Dependencies { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The options, in the order in which they are first named.</summary>
    public IEnumerable<AnnotatedOption> Options => _order.Select(symbol => _options[symbol]);

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ConfigFault> Faults => _faults;

    /// <summary>Reads a file and what it includes.</summary>
    public static Annotations Read(ConfigFiles files, string path) => new(files, path);

    /// <summary>The files that a file includes, from the folder that holds all configs.</summary>
    public static IEnumerable<string> Included(string path, string text) => text.Split('\n')
        .Select(line => Include().Match(Squeeze(line))).Where(match => match.Success).Select(match => Beside(path, match.Groups[1].Value));

    /// <summary>A line with its blanks as the tool sees them.</summary>
    public static string Squeeze(string line) => Blanks().Replace(line.Replace('\t', ' ').TrimEnd('\r'), " ").Trim();

    /// <summary>The dict of a line's policy; null when it has none.</summary>
    public static string? PolicyOf(string line) => Policy().Match(line) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The words of a line's note, without their quotes; null when it has none.</summary>
    public static string? NoteOf(string line) =>
        Note().Match(line) is { Success: true } match ? match.Groups[1].Value.Replace("'", "", StringComparison.Ordinal) : null;

    private void ReadHead(string path)
    {
        foreach (var line in _files.TextOf(path).Split('\n').TakeWhile(line => line.StartsWith('#')))
        {
            Archs = Word(line, "# ARCH: ") is { } archs ? [.. archs.Split(' ')] : Archs;
            Flavours = Word(line, "# FLAVOUR: ") is { } flavours ? [.. flavours.Split(' ')] : Flavours;
            if (Word(line, "# FLAVOUR_DEP: ") is { } dict)
            {
                Dependencies = PythonStrings.TryRead(dict)?.ToImmutableDictionary() ?? Dependencies;
            }
        }

        if (Archs.IsEmpty || Flavours.IsEmpty)
        {
            _faults.Add(ConfigFault.Error(path, 0, "config-head", $"its head defines no {(Archs.IsEmpty ? "ARCH" : "FLAVOUR")}"));
        }
    }

    private void ReadBody(string path, ImmutableList<string> outer)
    {
        if (!_files.Contains(path) || outer.Contains(path))
        {
            _faults.Add(ConfigFault.Error(outer.LastOrDefault(path), 0, "config-include", $"it includes {path}, which cannot be read"));
            return;
        }

        var number = 0;
        foreach (var line in _files.TextOf(path).Split('\n').Select(Squeeze))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (Include().Match(line) is { Success: true } include)
            {
                ReadBody(Beside(path, include.Groups[1].Value), outer.Add(path));
            }
            else if (!TryRead(line, new ConfigOrigin(path, number)))
            {
                _faults.Add(ConfigFault.Error(path, number, "config-line", $"'{DisplayText.Of(line)}' is neither a policy nor a note"));
            }
        }
    }

    // CONFIG_X policy<{'amd64': 'y'}> note<'why'>
    private bool TryRead(string line, ConfigOrigin origin)
    {
        var name = line.Split(' ')[0];
        var policy = PolicyOf(line);
        var note = NoteOf(line);
        var pairs = policy is null ? [] : PythonStrings.TryRead(policy);
        if (!name.StartsWith("CONFIG_", StringComparison.Ordinal) || pairs is null || (policy is null && note is null))
        {
            return false;
        }

        var symbol = name["CONFIG_".Length..];
        if (!_options.TryGetValue(symbol, out var option))
        {
            _options.Add(symbol, option = new AnnotatedOption(symbol));
            _order.Add(symbol);
        }

        foreach (var (key, value) in pairs)
        {
            option.Put(key, ConfigValue.Of(value), origin, isArch: Archs.Contains(key));
        }

        option.Note = note ?? option.Note;
        return true;
    }

    private static string? Word(string line, string head) =>
        line.StartsWith(head, StringComparison.Ordinal) ? line[head.Length..].TrimEnd() : null;

    private static string Beside(string path, string name)
    {
        var parts = new List<string>(path.Split('/')[..^1]);
        foreach (var part in name.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();

    [GeneratedRegex("^include\\s+\"?([^\"]*)\"?")]
    private static partial Regex Include();

    [GeneratedRegex(".* policy<(.*?)>")]
    private static partial Regex Policy();

    [GeneratedRegex(".* note<(.*?)>")]
    private static partial Regex Note();
}
