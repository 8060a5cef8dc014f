using System.Collections.Immutable;
using System.Globalization;
using PatchQueue.Text;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace PatchQueue.Queues;

/// <summary>Reads a <c>pq.toml</c>. A key that is not known is an error: a setting that is spelled wrong must not be passed over.</summary>
internal sealed class SettingsFileReader(string path, List<SettingDiagnostic> diagnostics)
{
    private readonly ImmutableDictionary<string, RawSetting>.Builder _values = ImmutableDictionary.CreateBuilder<string, RawSetting>();

    /// <summary>Reads <paramref name="text"/>, the file's content.</summary>
    public SettingLayer Read(string text)
    {
        var document = SyntaxParser.Parse(text, path);
        foreach (var message in document.Diagnostics)
        {
            Report("settings-syntax", Line(message.Span), message.Message.TrimEnd('.'));
        }

        foreach (var pair in document.KeyValues)
        {
            Take(pair);
        }

        foreach (var table in document.Tables)
        {
            Report("settings-key", Line(table.Span), $"there is no table [{DisplayText.Of(table.Name?.ToString().Trim() ?? "")}]");
        }

        return new SettingLayer(path, Path.GetDirectoryName(path) ?? "/", _values.ToImmutable());
    }

    private void Take(KeyValueSyntax pair)
    {
        var key = KeyOf(pair);
        var line = Line(pair.Span);
        if (!SettingKey.All.Contains(key))
        {
            var known = string.Join(", ", SettingKey.All.Order(StringComparer.Ordinal));
            Report("settings-key", line, $"there is no setting '{DisplayText.Of(key)}' (known: {known})");
        }
        else if (WordsOf(key, pair.Value) is { } words)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");
            _values[key] = new RawSetting(words, new SettingSource(SettingKind.File, place), line);
        }
        else
        {
            Report("settings-value", line, $"'{key}' is {(SettingKey.IsList(key) ? "a string or an array of strings" : "a single value")}");
        }
    }

    private static string KeyOf(KeyValueSyntax pair) => pair.Key switch
    {
        { DotKeys.ChildrenCount: > 0 } key => key.ToString().Trim(),
        { Key: BareKeySyntax bare } => bare.Key?.Text ?? "",
        { Key: StringValueSyntax quoted } => quoted.Value ?? "",
        _ => "",
    };

    private static ImmutableArray<string>? WordsOf(string key, ValueSyntax? value)
    {
        if (value is not ArraySyntax array)
        {
            return WordOf(value) is { } word ? [word] : null;
        }

        var words = array.Items.Select(item => (item.Value as StringValueSyntax)?.Value).ToList();
        return SettingKey.IsList(key) && !words.Contains(null) ? [.. words.OfType<string>()] : null;
    }

    private static string? WordOf(ValueSyntax? value) => value switch
    {
        StringValueSyntax text => text.Value,
        IntegerValueSyntax number => number.Value.ToString(CultureInfo.InvariantCulture),
        BooleanValueSyntax truth => truth.Value ? "true" : "false",
        _ => null,
    };

    private static int Line(SourceSpan span) => span.Start.Line + 1;

    private void Report(string code, int line, string message) =>
        diagnostics.Add(new SettingDiagnostic(path, new Diagnostic(Severity.Error, code, line, message)));
}
