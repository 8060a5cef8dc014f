using System.Text.RegularExpressions;
using PatchQueue.Text;

namespace PatchQueue.Packaging;

/// <summary>
/// A text with <c>@NAME@</c> where values come. A line that is such a macro and nothing else goes when its value is empty. A value is
/// never looked at again for macros, so that nothing in it can name one.
/// </summary>
public static partial class Template
{
    // The build service puts the flavor there itself.
    private const string OfBuildService = "BUILD_FLAVOR";

    /// <summary>Fills a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="values">The values; one of several lines brings its own line ends but the last.</param>
    /// <param name="diagnostics">Takes a macro that has no value, with its line.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, ICollection<Diagnostic> diagnostics)
    {
        var lines = text.Split('\n');
        var filled = new List<string>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            var isAlone = Macro().Match(lines[i]) is { Success: true } macro && macro.Length == lines[i].Length;
            var line = FillLine(lines[i], i + 1, values, diagnostics);
            if (line.Length > 0 || !isAlone)
            {
                filled.Add(line);
            }
        }

        return string.Join('\n', filled);
    }

    private static string FillLine(
        string line, int number, IReadOnlyDictionary<string, string> values, ICollection<Diagnostic> diagnostics) =>
        Macro().Replace(line, match =>
        {
            var name = match.Groups[1].Value;
            if (values.TryGetValue(name, out var value))
            {
                return value;
            }

            if (name != OfBuildService)
            {
                diagnostics.Add(new Diagnostic(Severity.Error, "template-macro", number, $"there is no macro @{name}@"));
            }

            return match.Value;
        });

    [GeneratedRegex("@([A-Z][A-Z0-9_]*)@")]
    private static partial Regex Macro();
}
