using System.Security.Cryptography;
using System.Text;

namespace PatchQueue.Output;

/// <summary>The frame of a page that stands alone: its style and script are in it, and nothing else may run or be loaded.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="style">Rules that come behind those of all pages.</param>
    /// <param name="body">Writes what is in it.</param>
    /// <param name="writer">Takes the page.</param>
    public static void Write(string title, string style, Action<HtmlText> body, TextWriter writer)
    {
        var script = Read("page.js");
        var html = new HtmlText(writer);
        html.Markup("<!DOCTYPE html>\n<html lang=en>\n<meta charset=utf-8>\n")
            .Markup("<meta name=viewport content=\"width=device-width, initial-scale=1\">\n")
            .Markup("<meta name=color-scheme content=\"light dark\">\n")
            .Markup("<meta name=referrer content=no-referrer>\n<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; ")
            .Markup($"style-src 'unsafe-inline'; script-src 'sha256-{HashOf(script)}'; base-uri 'none'; form-action 'none'\">\n");
        html.Element("title", title).Markup("\n<style>\n").Markup(Read("page.css")).Markup(style).Markup("</style>\n<body>\n");
        body(html);
        html.Markup("<script>").Markup(script).Markup("</script>\n");
    }

    private static string HashOf(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Read(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
