using System.Text;
using PatchQueue.Packaging;
using PatchQueue.Queues;
using PatchQueue.Text;

namespace PatchQueue.Export;

/// <summary>The templates of packages: those that pq brings, or a person's own in their place.</summary>
internal static class Templates
{
    private const int MaxLength = 16 << 20;

    /// <summary>The text of a template that pq brings.</summary>
    public static string Own(string name)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream("templates/" + name)
            ?? throw new InvalidOperationException($"there is no template {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Fills a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="place">Its name, to be shown.</param>
    /// <param name="values">The values of its macros.</param>
    /// <exception cref="ExportException">It has a macro that there is not.</exception>
    public static string Fill(string text, string place, IReadOnlyDictionary<string, string> values)
    {
        var diagnostics = new List<Diagnostic>();
        var filled = Template.Fill(text, values, diagnostics);
        return diagnostics.Count == 0
            ? filled
            : throw new ExportException(
                $"{DisplayText.Of(place)}:{diagnostics[0].Line}: {diagnostics[0].Message}", "docs/export.md lists the macros");
    }

    /// <summary>Fills a template of a person's own.</summary>
    /// <exception cref="ExportException">It is not there, or has a macro that there is not.</exception>
    public static string FillFile(string path, IReadOnlyDictionary<string, string> values) =>
        new FileInfo(path) is { Exists: true, Length: < MaxLength }
            ? Fill(Encoding.UTF8.GetString(QueueFile.TryRead(path)!), Path.GetFileName(path), values)
            : throw new ExportException($"the template {DisplayText.Of(path)} is not there, or too large");

    /// <summary>Fills a template that pq brings.</summary>
    public static string FillOwn(string name, IReadOnlyDictionary<string, string> values) => Fill(Own(name), name, values);
}
