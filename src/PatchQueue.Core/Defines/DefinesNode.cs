using System.Globalization;
using PatchQueue.Configs;
using PatchQueue.Text;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace PatchQueue.Defines;

/// <summary>A table of a <c>defines.toml</c>: values, tables in it, and arrays of tables.</summary>
internal sealed class DefinesNode
{
    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DefinesNode> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DefinesNode>> _arrays = new(StringComparer.Ordinal);

    /// <summary>What is called <c>name</c> in it; empty when there is no such value.</summary>
    public string Name => Word("name") ?? "";

    /// <summary>Whether the table is not switched off by <c>enable = false</c>.</summary>
    public bool IsEnabled => Word("enable") != "false";

    /// <summary>The files that <c>[build] config</c> adds.</summary>
    public IReadOnlyList<string> Configs => Table("build")?.Words("config") ?? [];

    /// <summary>Reads a file's text.</summary>
    /// <param name="path">For the faults.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    public static DefinesNode Read(string path, string text, ICollection<ConfigFault> faults)
    {
        var root = new DefinesNode();
        var document = SyntaxParser.Parse(text, path);
        foreach (var message in document.Diagnostics)
        {
            faults.Add(ConfigFault.Error(path, message.Span.Start.Line + 1, "config-defines",
                DisplayText.Of(message.Message.TrimEnd('.'))));
        }

        root.Take(document.KeyValues);
        foreach (var table in document.Tables)
        {
            root.Open(table.Name?.ToString().Trim() ?? "", table is TableArraySyntax).Take(table.Items);
        }

        return root;
    }

    /// <summary>A table in it; null when there is none.</summary>
    public DefinesNode? Table(string name) => _tables.GetValueOrDefault(name);

    /// <summary>The tables of an array, in their order.</summary>
    public IReadOnlyList<DefinesNode> Array(string name) => _arrays.GetValueOrDefault(name) ?? [];

    private string[]? Words(string key) => _values.GetValueOrDefault(key);

    private string? Word(string key) => Words(key) is [var word] ? word : null;

    // [a.b] goes into the last element where a is an array.
    private DefinesNode Open(string name, bool isArray)
    {
        var node = this;
        var parts = name.Split('.', StringSplitOptions.TrimEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            node = node.Enter(parts[i].Trim('\'', '"'), isArray && i == parts.Length - 1);
        }

        return node;
    }

    private DefinesNode Enter(string name, bool isNew)
    {
        if (isNew)
        {
            if (!_arrays.TryGetValue(name, out var added))
            {
                _arrays.Add(name, added = []);
            }

            added.Add(new DefinesNode());
            return added[^1];
        }

        if (_arrays.TryGetValue(name, out var array))
        {
            return array[^1];
        }

        if (!_tables.TryGetValue(name, out var table))
        {
            _tables.Add(name, table = new DefinesNode());
        }

        return table;
    }

    private void Take(IEnumerable<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            _values[pair.Key?.ToString().Trim().Trim('\'', '"') ?? ""] = pair.Value is ArraySyntax array
                ? [.. array.Items.Select(item => WordOf(item.Value))]
                : [WordOf(pair.Value)];
        }
    }

    private static string WordOf(ValueSyntax? value) => value switch
    {
        StringValueSyntax text => text.Value ?? "",
        BooleanValueSyntax truth => truth.Value ? "true" : "false",
        IntegerValueSyntax number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };
}
